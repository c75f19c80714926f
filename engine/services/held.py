"""The values that an incident holds: what they are, their form, and replacing them. Private to services."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.errors import ValueInvalid
from engine.execution.actions import ROOT_SCOPE
from engine.execution.variables import check_storable
from engine.forms.schema import Form
from engine.persistence.instances import Incident, Task
from engine.services.case import Case
from engine.services.starting import business_key_of

PLACES = ("variables", "values")  # where an action keeps them: of a start, of anything else


def held_values(incident: Incident) -> Mapping[str, Any] | None:
    """The values of the incident's action; None when it has none."""
    return next((incident.action[place] for place in PLACES if place in incident.action), None)


def held_form(case: Case, incident: Incident) -> Form | None:
    """The form that the values were typed in, in the case's own version."""
    form_id = None
    if incident.action["do"] == "start":
        form_id = _start_form_id(case)
    elif incident.action["do"] == "complete-task":
        task = case.session.get(Task, incident.action["task_id"])
        form_id = task.form_id if task else None
    return case.context.definitions.form(case.session, form_id) if form_id else None


def replace_held(case: Case, incident: Incident, values: Mapping[str, Any], reason: str) -> None:
    """Let the incident hold these values, with a line of history that says what each was before.

    Raises ValueInvalid for values that cannot be kept, for another case number, and when the incident holds none.
    """
    place = next((place for place in PLACES if place in incident.action), None)
    if place is None:
        raise ValueInvalid("Der er ikke indsendt noget, der kan rettes.")
    for name, value in values.items():
        check_storable(name, value)
    old: Mapping[str, Any] = incident.action[place]
    changes = _changes(old, values, _labels(held_form(case, incident)))
    if not changes:
        return
    if place == "variables":
        values = dict(values)
        business_key_of(incident.action["business_key"], values)
        case.live_scopes[ROOT_SCOPE].variables = values
    incident.action = incident.action | {place: dict(values)}
    case.note(
        "submission-corrected",
        process_key=incident.process_key,
        element_id=incident.element_id,
        element_name=incident.element_name,
        details={"incident": incident.id, "changes": changes, "reason": reason},
    )


def _start_form_id(case: Case) -> str | None:
    deployed = case.context.definitions.process(case.session, case.instance.definition_id)
    begin = deployed.executable.process.start_event()
    if begin is None:
        return None
    return case.context.definitions.form_id(case.session, begin.settings.form, deployed.deployment_id)


def _changes(old: Mapping[str, Any], new: Mapping[str, Any], labels: Mapping[str, str]) -> list[dict[str, Any]]:
    names = dict.fromkeys((*old, *new))
    return [
        {"name": name, "label": labels.get(name, name), "old": old.get(name), "new": new.get(name)}
        for name in names
        if (name in old, old.get(name)) != (name in new, new.get(name))
    ]


def _labels(form: Form | None) -> dict[str, str]:
    """What the form calls its variables; one that several fields share keeps its own name."""
    return {field.key: field.name for field in form.fields() if len(field.path) == 1} if form else {}
