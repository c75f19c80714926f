"""What a version of a procedure says, for people: document, drawing, forms, and what another version says differently.

Reads only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.bpmn.drawing import read_drawing
from engine.bpmn.procedure_document import procedure_document
from engine.bpmn.reader import read_diagram
from engine.bpmn.twin import text_twin
from engine.bpmn.version import Version, compare_versions
from engine.errors import DefinitionNotFound
from engine.persistence.definition_records import definition_record
from engine.persistence.definitions import Resource
from engine.records.comparison import ChangeRecord, VersionComparison, VersionForm
from engine.records.documents import Drawing, ProcedureDocument
from engine.services.approved import approved_before, standing_events
from engine.services.context import Context
from engine.services.described import definition_row, described, words_for


@dataclass(frozen=True)
class Documents:
    """Definitions are no secret inside the organisation."""

    context: Context

    def document(self, definition_id: str, actor: Actor) -> ProcedureDocument:
        """The document of one version, with what changed since the last approved one. Raises DefinitionNotFound."""

        def query(session: Session) -> ProcedureDocument:
            version, row = self._described(session, definition_id), definition_row(session, definition_id)
            before = approved_before(session, row)
            previous = self._described(session, before[0].id) if before else None
            made = procedure_document(version, words_for(session, version), previous)
            return replace(made, standing=standing_events(session, row), previous=before[1] if before else None)

        return self.context.transactions.read(query)

    def drawing(self, definition_id: str, actor: Actor) -> Drawing:
        """Where each shape and flow of the drawing stands. Raises DefinitionNotFound."""

        def query(session: Session) -> Drawing:
            row = definition_row(session, definition_id)
            resource = session.get_one(Resource, (row.deployment_id, row.resource))
            diagram, _ = read_diagram(resource.data, row.resource)
            return read_drawing(diagram) if diagram else Drawing((), ())

        return self.context.transactions.read(query)

    def forms(self, definition_id: str, actor: Actor) -> tuple[VersionForm, ...]:
        """The forms of one version, in the order its steps are read. Raises DefinitionNotFound."""

        def query(session: Session) -> tuple[VersionForm, ...]:
            version = self._described(session, definition_id)
            steps = text_twin(version.process, words_for(session, version))
            elements, forms = version.process.elements, version.forms
            return tuple(
                VersionForm(
                    element_id=step.element_id,
                    name=step.name,
                    who=step.audience,
                    is_start=elements[step.element_id].type == "startEvent",
                    form=forms[step.element_id],
                )
                for step in steps
                if step.element_id in forms
            )

        return self.context.transactions.read(query)

    def compare(self, old_id: str, new_id: str, actor: Actor) -> VersionComparison:
        """What is different in `new_id`, with forms and decision tables. Raises DefinitionNotFound.

        The two are versions of one procedure.
        """

        def query(session: Session) -> VersionComparison:
            old, new = definition_row(session, old_id), definition_row(session, new_id)
            if old.key != new.key:
                raise DefinitionNotFound(old_id)
            before, after = self._described(session, old_id), self._described(session, new_id)
            found = compare_versions(before, after, words_for(session, before, after))
            changes = tuple(ChangeRecord(each.kind, each.element_id, each.sentence, each.about) for each in found)
            return VersionComparison(definition_record(session, old), definition_record(session, new), changes)

        return self.context.transactions.read(query)

    def _described(self, session: Session, definition_id: str) -> Version:
        return described(session, self.context.definitions, definition_id)
