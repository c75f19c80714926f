"""The versions of a procedure: what was done to each, how many cases follow each, and which are drafts."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.persistence.definition_records import definition_records
from engine.persistence.definitions import Deployment, ProcessDefinition, VersionEvent
from engine.persistence.instances import ACTIVE, SUSPENDED, ProcessInstance
from engine.queries.base import Queries
from engine.records.definitions import DefinitionRecord, VersionCases, VersionEventRecord


class Versions(Queries):
    """For process owners; nothing here is about a single case."""

    def drafts(self) -> list[DefinitionRecord]:
        """The versions that have been taken in and never been in use, by key, newest first."""
        query = select(ProcessDefinition).join(Deployment, Deployment.id == ProcessDefinition.deployment_id)
        query = query.where(Deployment.draft).order_by(ProcessDefinition.key, ProcessDefinition.version.desc())
        return self.transactions.read(lambda session: definition_records(session, session.scalars(query).all()))

    def version_events(self, key: str) -> list[VersionEventRecord]:
        """What was done to the versions of a procedure, newest first."""
        query = select(VersionEvent, ProcessDefinition.version)
        query = query.join(ProcessDefinition, ProcessDefinition.deployment_id == VersionEvent.deployment_id)
        query = query.where(ProcessDefinition.key == key).order_by(VersionEvent.id.desc())

        def read(session: Session) -> list[VersionEventRecord]:
            rows = session.execute(query)
            return [VersionEventRecord(row.at, row.actor, row.kind, version, row.note) for row, version in rows]

        return self.transactions.read(read)

    def version_cases(self, key: str) -> dict[str, VersionCases]:
        """How many cases run and have ended, by definition id; versions without cases give zero."""
        query = select(ProcessInstance.definition_id, ProcessInstance.status, func.count())
        query = query.where(ProcessInstance.process_key == key)
        query = query.group_by(ProcessInstance.definition_id, ProcessInstance.status)

        def read(session: Session) -> dict[str, VersionCases]:
            counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
            for definition_id, status, count in session.execute(query):
                counted[definition_id][status not in (ACTIVE, SUSPENDED)] += count
            ids = session.scalars(select(ProcessDefinition.id).where(ProcessDefinition.key == key)).all()
            return {each: VersionCases(*counted[each]) for each in ids}

        return self.transactions.read(read)
