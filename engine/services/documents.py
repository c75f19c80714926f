"""The procedure as a document and as a drawing, made from the deployed version; reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.bpmn.drawing import read_drawing
from engine.bpmn.model import Element, Process
from engine.bpmn.procedure_document import procedure_document
from engine.bpmn.reader import read_diagram
from engine.bpmn.wording import Words
from engine.dmn import Decision
from engine.errors import DefinitionNotFound
from engine.forms import Form
from engine.persistence.definitions import DecisionDefinition, ProcessDefinition, Resource
from engine.persistence.lookups import bound_id
from engine.persistence.people import Team
from engine.records.documents import Drawing, ProcedureDocument
from engine.services.context import Context
from engine.services.definitions import DeployedProcess

NAMED = "navn."


@dataclass(frozen=True)
class Documents:
    """What a procedure says, for people. Definitions are no secret inside the organisation."""

    context: Context

    def document(self, definition_id: str, actor: Actor) -> ProcedureDocument:
        """The document of one version, with what changed since the version before. Raises DefinitionNotFound."""
        return self.context.transactions.read(lambda session: self._document(session, definition_id))

    def drawing(self, definition_id: str, actor: Actor) -> Drawing:
        """Where each shape and flow of the drawing stands. Raises DefinitionNotFound."""

        def query(session: Session) -> Drawing:
            row = session.get(ProcessDefinition, definition_id)
            if row is None:
                raise DefinitionNotFound(definition_id)
            resource = session.get_one(Resource, (row.deployment_id, row.resource))
            diagram, _ = read_diagram(resource.data, row.resource)
            return read_drawing(diagram) if diagram else Drawing((), ())

        return self.context.transactions.read(query)

    def _document(self, session: Session, definition_id: str) -> ProcedureDocument:
        deployed = self.context.definitions.process(session, definition_id)
        process = deployed.executable.process
        forms = {e.id: form for e in process.elements.values() if (form := self._form(session, e, deployed))}
        labels = _named(process) | {field.key: field.name for form in forms.values() for field in form.fields()}
        teams = {team.id: team.name for team in session.scalars(select(Team))}
        decisions, previous = self._decisions(session, deployed), self._previous(session, definition_id)
        return procedure_document(process, Words(labels, teams), forms, decisions, previous)

    def _form(self, session: Session, element: Element, deployed: DeployedProcess) -> Form | None:
        form_id = self.context.definitions.form_id(session, element.settings.form, deployed.deployment_id)
        return self.context.definitions.form(session, form_id) if form_id else None

    def _decisions(self, session: Session, deployed: DeployedProcess) -> Mapping[str, Decision]:
        found: dict[str, Decision] = {}
        for element in deployed.executable.process.elements.values():
            settings = element.settings
            if not settings.decision_ref:
                continue
            decision_id = bound_id(
                session,
                DecisionDefinition,
                settings.decision_ref,
                binding=settings.decision_binding,
                version=settings.decision_version,
                deployment_id=deployed.deployment_id,
            )
            if decision_id:
                found[settings.decision_ref] = self.context.definitions.decision(session, decision_id).decision
        return found

    def _previous(self, session: Session, definition_id: str) -> Process | None:
        row = session.get_one(ProcessDefinition, definition_id)
        query = select(ProcessDefinition.id).where(
            ProcessDefinition.key == row.key, ProcessDefinition.version < row.version
        )
        before = session.scalar(query.order_by(ProcessDefinition.version.desc()).limit(1))
        return self.context.definitions.process(session, before).executable.process if before else None


def _named(process: Process) -> dict[str, str]:
    """Computed variables have no form; an element's property `navn.<variable>` says what they are called."""
    found = (item for element in process.elements.values() for item in element.settings.properties.items())
    return {name.removeprefix(NAMED): label for name, label in found if name.startswith(NAMED)}
