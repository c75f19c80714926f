"""Deployments and definitions: what is deployed, what a person may start, and the files as received."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import DefinitionNotFound, DeploymentNotFound, RoleMissing
from engine.forms.schema import Form
from engine.persistence.definition_records import (
    decision_record,
    definition_record,
    definition_records,
    deployment_record,
    stored_findings,
)
from engine.persistence.definitions import DecisionDefinition, Deployment, FormDefinition, ProcessDefinition, Resource
from engine.persistence.lookups import bound_form_id, latest_process
from engine.queries.base import Queries
from engine.records.definitions import DecisionRecord, DefinitionRecord, DeploymentRecord


class Definitions(Queries):
    """Definitions are no secret inside the organisation; deployments are the process owners'."""

    def definitions(self, actor: Actor, *, latest: bool = True, key: str | None = None) -> list[DefinitionRecord]:
        """The procedures by key, newest version first; with `latest` only those in use, without drafts."""
        query = select(ProcessDefinition).order_by(ProcessDefinition.key, ProcessDefinition.version.desc())
        if latest:
            query = query.where(ProcessDefinition.latest)
        if key is not None:
            query = query.where(ProcessDefinition.key == key)
        return self._read(query)

    def definition(self, definition_id: str) -> DefinitionRecord:
        """One version of a procedure. Raises DefinitionNotFound."""

        def query(session: Session) -> DefinitionRecord:
            found = session.get(ProcessDefinition, definition_id)
            if found is None:
                raise DefinitionNotFound(definition_id)
            return definition_record(session, found)

        return self.transactions.read(query)

    def definition_by_key(self, key: str) -> DefinitionRecord:
        """The version of a procedure that is in use. Raises DefinitionNotFound."""
        return self.transactions.read(lambda session: definition_record(session, _latest(session, key)))

    def decisions(self, actor: Actor, *, latest: bool = True) -> list[DecisionRecord]:
        """The decision tables by key, newest version first."""
        query = select(DecisionDefinition).order_by(DecisionDefinition.key, DecisionDefinition.version.desc())
        if latest:
            query = query.where(DecisionDefinition.latest)
        return self.transactions.read(lambda session: [decision_record(row) for row in session.scalars(query)])

    def form_keys(self) -> list[str]:
        """The ids of the forms in use, by which a diagram names them."""
        query = select(FormDefinition.key).where(FormDefinition.latest).order_by(FormDefinition.key)
        return self.transactions.read(lambda session: list(session.scalars(query)))

    def deployments(self, actor: Actor, *, most: int | None = None) -> list[DeploymentRecord]:
        """All deployments, newest first, `most` at most. Raises RoleMissing for those who may not deploy."""
        if not actor.may_upload:
            raise RoleMissing("Kun procesejere og administratorer kan se udrulninger.")
        query = select(Deployment).order_by(Deployment.number.desc()).limit(most)
        return self.transactions.read(
            lambda session: [deployment_record(session, each) for each in session.scalars(query).all()]
        )

    def deployment(self, deployment_id: str, actor: Actor) -> DeploymentRecord:
        """One deployment. Raises DeploymentNotFound, and RoleMissing for those who may not deploy."""
        if not actor.may_upload:
            raise RoleMissing("Kun procesejere og administratorer kan se udrulninger.")

        def query(session: Session) -> DeploymentRecord:
            found = session.get(Deployment, deployment_id)
            if found is None:
                raise DeploymentNotFound(deployment_id)
            return deployment_record(session, found, stored_findings(session, deployment_id))

        return self.transactions.read(query)

    def resource(self, deployment_id: str, name: str) -> bytes:
        """One file of a deployment, as received. Raises DeploymentNotFound."""
        return self.transactions.read(lambda session: _data(session, deployment_id, name))

    def diagram(self, definition_id: str) -> bytes:
        """The .bpmn file a definition stands in, as received. Raises DefinitionNotFound."""

        def query(session: Session) -> bytes:
            found = session.get(ProcessDefinition, definition_id)
            if found is None:
                raise DefinitionNotFound(definition_id)
            return _data(session, found.deployment_id, found.resource)

        return self.transactions.read(query)

    def startable(self, actor: Actor) -> list[DefinitionRecord]:
        """The procedures the actor may start, by name."""
        query = select(ProcessDefinition).where(ProcessDefinition.latest)

        def read(session: Session) -> list[DefinitionRecord]:
            mine = [each for each in session.scalars(query) if actor.may_start(each.starter_groups, each.starter_users)]
            return sorted(definition_records(session, mine), key=lambda record: record.name.casefold())

        return self.transactions.read(read)

    def start_form(self, key: str, actor: Actor) -> tuple[Form | None, DefinitionRecord]:
        """The form a procedure is started with, if it has one. Raises DefinitionNotFound and RoleMissing."""

        def query(session: Session) -> tuple[Form | None, DefinitionRecord]:
            definition = _latest(session, key)
            if not actor.may_start(definition.starter_groups, definition.starter_users):
                raise RoleMissing(f"Du kan ikke starte «{definition.name}».")
            form_id = bound_form_id(session, definition.start_form, definition.deployment_id)
            form = self.read_form(session, form_id) if form_id else None
            return form, definition_record(session, definition)

        return self.transactions.read(query)

    def _read(self, query: Select[ProcessDefinition]) -> list[DefinitionRecord]:
        def read(session: Session) -> list[DefinitionRecord]:
            rows: Sequence[ProcessDefinition] = session.scalars(query).all()
            return definition_records(session, rows)

        return self.transactions.read(read)


def _latest(session: Session, key: str) -> ProcessDefinition:
    found = latest_process(session, key)
    if found is None:
        raise DefinitionNotFound(key)
    return found


def _data(session: Session, deployment_id: str, name: str) -> bytes:
    found = session.get(Resource, (deployment_id, name))
    if found is None:
        raise DeploymentNotFound(f"{deployment_id}/{name}")
    return found.data
