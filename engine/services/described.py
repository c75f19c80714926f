"""One deployed version with its forms and decisions, and the words that documents and comparisons say it in.

Private to services.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.bpmn.model import Element, Process
from engine.bpmn.version import Version
from engine.bpmn.wording import Words
from engine.dmn import Decision
from engine.errors import DefinitionNotFound
from engine.forms import Form
from engine.persistence.definitions import DecisionDefinition, ProcessDefinition
from engine.persistence.lookups import bound_id
from engine.persistence.people import Team
from engine.services.definitions import DeployedDefinitions, DeployedProcess

NAMED = "navn."


def definition_row(session: Session, definition_id: str) -> ProcessDefinition:
    """The definition. Raises DefinitionNotFound."""
    row = session.get(ProcessDefinition, definition_id)
    if row is None:
        raise DefinitionNotFound(definition_id)
    return row


def described(session: Session, definitions: DeployedDefinitions, definition_id: str) -> Version:
    """The version as a case that starts on it now would meet it. Raises DefinitionNotFound."""
    deployed = definitions.process(session, definition_id)
    process = deployed.executable.process
    forms = {e.id: form for e in process.elements.values() if (form := _form(session, definitions, e, deployed))}
    return Version(process, forms, _decisions(session, definitions, deployed))


def words_for(session: Session, *versions: Version) -> Words:
    """Teams by the organisation's names, variables by the labels of the versions' fields; the last version's hold."""
    labels: dict[str, str] = {}
    for version in versions:
        labels |= _named(version.process)
        labels |= {field.key: field.name for form in version.forms.values() for field in form.fields()}
    return Words(labels, {team.id: team.name for team in session.scalars(select(Team))})


def _form(
    session: Session, definitions: DeployedDefinitions, element: Element, deployed: DeployedProcess
) -> Form | None:
    form_id = definitions.form_id(session, element.settings.form, deployed.deployment_id)
    return definitions.form(session, form_id) if form_id else None


def _decisions(session: Session, definitions: DeployedDefinitions, deployed: DeployedProcess) -> Mapping[str, Decision]:
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
            found[settings.decision_ref] = definitions.decision(session, decision_id).decision
    return found


def _named(process: Process) -> dict[str, str]:
    """Computed variables have no form; an element's property `navn.<variable>` says what they are called."""
    found = (item for element in process.elements.values() for item in element.settings.properties.items())
    return {name.removeprefix(NAMED): label for name, label in found if name.startswith(NAMED)}
