"""What the municipality has settled beside its procedures: recurring starts, saved case lists, districts, rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from engine.actor import Actor
from engine.errors import DefinitionNotFound, RoleMissing
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.instances import ProcessInstance, Task, TaskCandidate
from engine.persistence.organisation import District, RecurringStart, SavedCaseList
from engine.persistence.people import Team
from engine.persistence.rules import rules_named
from engine.queries.base import Queries, must_handle_cases
from engine.records.organisation import (
    CaseListRecord,
    DistrictRecord,
    RecurringRecord,
    SourceRecord,
)
from engine.records.workload import OverdueRecord

TRACED = ("kilde", "regel")


class Organisations(Queries):
    """The organisation's own settlements, and what is overdue in it."""

    def districts(self) -> list[DistrictRecord]:
        """All districts, in the organisation's order."""
        query = select(District).order_by(District.position)
        return self.transactions.read(lambda session: [DistrictRecord(d.id, d.name) for d in session.scalars(query)])

    def recurring(self, actor: Actor) -> list[RecurringRecord]:
        """The procedures that start by themselves, next first. For managers and process owners; raises RoleMissing."""
        if not (actor.sees_all_cases or actor.may_deploy):
            raise RoleMissing("Kun ledere og procesejere kan se de faste procedurer.")
        return self.transactions.read(_recurring)

    def case_lists(self, actor: Actor) -> list[CaseListRecord]:
        """The saved case lists that are shown to the actor; those who see all cases have all of them."""
        query = select(SavedCaseList).order_by(SavedCaseList.position)

        def read(session: Session) -> list[CaseListRecord]:
            lists = [_case_list(row) for row in session.scalars(query)]
            return [each for each in lists if actor.sees_all_cases or actor.groups.intersection(each.shown_to)]

        return self.transactions.read(read)

    def sources(self, definition_id: str) -> list[SourceRecord]:
        """What a procedure and its elements stand on, the procedure first. Raises DefinitionNotFound."""

        def query(session: Session) -> list[SourceRecord]:
            one = select(ProcessDefinition).where(ProcessDefinition.id == definition_id)
            definition = session.scalar(one.options(undefer(ProcessDefinition.guidance)))
            if definition is None:
                raise DefinitionNotFound(definition_id)
            return _sources(session, definition.guidance)

        return self.transactions.read(query)

    def overdue_counts(self, actor: Actor) -> list[OverdueRecord]:
        """Open and overdue tasks by team and started procedure (C-22): of the actor's teams, or of all.

        A task of two teams counts for both. What is most overdue comes first. Raises KeyTooNarrow.
        """
        must_handle_cases(actor)
        now = self.clock.now()
        counts: Any = (func.count(), func.count().filter(Task.due_sort < now))
        query = (
            select(TaskCandidate.name, ProcessInstance.process_key, *counts)
            .join(Task, Task.id == TaskCandidate.task_id)
            .join(ProcessInstance, ProcessInstance.id == Task.instance_id)
            .where(TaskCandidate.kind == "group")
            .group_by(TaskCandidate.name, ProcessInstance.process_key)
        )
        if not actor.sees_all_cases:
            query = query.where(TaskCandidate.name.in_(actor.groups))
        return self.transactions.read(lambda session: _overdue(session, session.execute(query).all()))


def _recurring(session: Session) -> list[RecurringRecord]:
    rows = (
        select(RecurringStart, ProcessDefinition.name, ProcessInstance.business_key, ProcessInstance.status)
        .outerjoin(ProcessDefinition, (ProcessDefinition.key == RecurringStart.process_key) & ProcessDefinition.latest)
        .outerjoin(ProcessInstance, ProcessInstance.id == RecurringStart.last_instance_id)
        .order_by(RecurringStart.next_due, RecurringStart.position)
    )
    return [
        RecurringRecord(
            id=row.id,
            process_key=row.process_key,
            process_name=name or row.process_key,
            is_deployed=name is not None,
            team=row.team,
            every=row.every,
            next_due=row.next_due,
            last_instance_id=row.last_instance_id if status else None,
            last_business_key=business_key or "",
            last_status=status or "",
            error=row.error,
        )
        for row, name, business_key, status in session.execute(rows)
    ]


def _case_list(row: SavedCaseList) -> CaseListRecord:
    return CaseListRecord(
        row.id,
        row.name,
        row.variable,
        tuple(row.wanted),
        tuple(row.process_keys),
        tuple(row.teams),
        tuple(row.shown_to),
        row.running,
    )


def _sources(session: Session, guidance: Mapping[str, Any]) -> list[SourceRecord]:
    told = {key: each for key, each in guidance.items() if any(each["properties"].get(name) for name in TRACED)}
    rules = rules_named(session, [each["properties"] for each in told.values()])
    return [
        SourceRecord(
            key, each.get("name") or key, each.get("type", "userTask"), each["properties"], rules.of(each["properties"])
        )
        for key, each in told.items()
    ]


def _overdue(session: Session, rows: Sequence[Any]) -> list[OverdueRecord]:
    teams = {row[0]: row[1] for row in session.execute(select(Team.id, Team.name))}
    named = select(ProcessDefinition.key, ProcessDefinition.name).where(ProcessDefinition.latest)
    names = {row[0]: row[1] for row in session.execute(named)}
    records = [OverdueRecord(t, teams.get(t, t), key, names.get(key, key), n, late) for t, key, n, late in rows]
    return sorted(records, key=lambda each: (-each.overdue_tasks, each.team_name, each.process_name))
