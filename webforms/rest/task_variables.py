"""/task/{id}/variables and /localVariables: what the task sees and what is its own, read and changed.

A task's own variables end with it (docs/adr/0019); what the procedure shall know is set by /variables or complete.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from flask import Response

from webforms.rest.answers import answer, nothing
from webforms.rest.context import actor, body, engine, variable_body, zone
from webforms.rest.parameters import parameters
from webforms.rest.routes import blueprint
from webforms.rest.task import detail
from webforms.rest.task_answers import only
from webforms.rest.values import bare, one, read_changes, read_value, typed, written_variables

SEEN, OWN = "/task/<task_id>/variables", "/task/<task_id>/localVariables"


@blueprint.get(SEEN, defaults={"local": False})
@blueprint.get(OWN, defaults={"local": True})
def task_variables(task_id: str, local: bool) -> Response:
    """Those the task sees, of its own and of its procedure; or its own alone."""
    return answer(written_variables(only(_values(task_id, local), parameters().texts("variableNames"))))


@blueprint.post(SEEN, defaults={"local": False})
@blueprint.post(OWN, defaults={"local": True})
def modify_task_variables(task_id: str, local: bool) -> Response:
    """Set several and take some away at once: {"modifications": {name: {"value", "type"}}, "deletions": [name]}."""
    values, removed = read_changes(body(), zone())
    return _change(task_id, local, values, removed)


@blueprint.get(f"{SEEN}/<name>", defaults={"local": False})
@blueprint.get(f"{OWN}/<name>", defaults={"local": True})
def task_variable(task_id: str, name: str, local: bool) -> Response:
    """One of them."""
    return answer(typed(one(_values(task_id, local), name)))


@blueprint.get(f"{SEEN}/<name>/data", defaults={"local": False})
@blueprint.get(f"{OWN}/<name>/data", defaults={"local": True})
def task_variable_data(task_id: str, name: str, local: bool) -> Response:
    """The value alone: text as it is, lists and objects as JSON."""
    return bare(one(_values(task_id, local), name))


@blueprint.put(f"{SEEN}/<name>", defaults={"local": False})
@blueprint.put(f"{OWN}/<name>", defaults={"local": True})
def set_task_variable(task_id: str, name: str, local: bool) -> Response:
    """Set one: {"value", "type"}."""
    return _change(task_id, local, {name: read_value(name, dict(variable_body()), zone())}, ())


@blueprint.delete(f"{SEEN}/<name>", defaults={"local": False})
@blueprint.delete(f"{OWN}/<name>", defaults={"local": True})
def delete_task_variable(task_id: str, name: str, local: bool) -> Response:
    """Take one away; one that is not there is no error, as in Camunda."""
    return _change(task_id, local, {}, (name,))


def _values(task_id: str, local: bool) -> Mapping[str, Any]:
    shown = detail(task_id)
    return shown.local if local else shown.values


def _change(task_id: str, local: bool, values: Mapping[str, Any], removed: Collection[str]) -> Response:
    verbs = engine().task_variables
    verb = verbs.change_local if local else verbs.change
    verb(task_id, values, removed, actor())
    return nothing()
