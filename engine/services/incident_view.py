"""Tells one incident: what is held, and the expressions of the element that failed with the values they read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.bpmn.checks.expressions import expressions
from engine.bpmn.model import Element, Flow, Process
from engine.errors import EngineError
from engine.execution.actions import ROOT_SCOPE
from engine.feel import Expression
from engine.persistence.instances import Incident, Task, VariableScope
from engine.persistence.records import incident_record, instance_record, scope_record
from engine.records.incidents import IncidentView, UsedExpression
from engine.services.bindings import decision_key
from engine.services.case import Case
from engine.services.held import held_form, held_values

Found = tuple[str, str, frozenset[str]]  # where, text, variables


def view_of(case: Case, incident: Incident) -> IncidentView:
    """The incident with all that its page shows."""
    action = incident.action
    task = case.session.get(Task, action["task_id"]) if action["do"] == "complete-task" else None
    values = held_values(incident)
    has_begun = case.instance.state is not None
    scopes = list(case.live_scopes.values()) if has_begun else []
    scope = _scope(scopes, incident, task.scope_id if task else None)
    seen: Mapping[str, Any] = scope.variables if scope else {}
    known = {**seen, **(values or {})}
    return IncidentView(
        incident=incident_record(incident, case.instance.business_key),
        case=instance_record(case.session, case.instance, case.now),
        doing=action["do"],
        by=incident.created_by,
        step=task.name if task else "",
        values=values,
        form=held_form(case, incident),
        seen=seen,
        scope_id=scope.id if scope else ROOT_SCOPE,
        scopes=tuple(scope_record(each) for each in scopes),
        expressions=tuple(_used(found, known) for found in _expressions(case, incident)),
    )


def _scope(scopes: list[VariableScope], incident: Incident, of_task: str | None) -> VariableScope | None:
    """The scope of the failed element: that of its procedure, newest first, else the task's, else the started one."""
    of_process = [each for each in reversed(scopes) if each.process_key == incident.process_key]
    of_the_task = [each for each in of_process if each.id == of_task]
    return next(iter([*of_the_task, *of_process, *scopes]), None)


def _used(found: Found, known: Mapping[str, Any]) -> UsedExpression:
    where, text, names = found
    read = tuple((name, known[name]) for name in sorted(names) if known.get(name) is not None)
    return UsedExpression(where, text, read, tuple(name for name in sorted(names) if known.get(name) is None))


def _expressions(case: Case, incident: Incident) -> Iterator[Found]:
    process = case.executable(incident.process_key).process
    element = process.elements.get(incident.element_id)
    if element is None:
        return
    for each in expressions(process):
        if each.place.id == element.id or (isinstance(each.place, Flow) and each.place.source == element.id):
            yield _where(process, each.place, each.where), each.text.removeprefix("=").strip(), each.variables
    yield from _columns(case, element)


def _where(process: Process, place: object, where: str) -> str:
    """«fristen», or which arrow a condition stands on."""
    if not isinstance(place, Flow):
        return where
    target = process.elements.get(place.target)
    return (
        f"pilen «{place.name}»" if place.name else f"pilen til «{target.name or target.id if target else place.target}»"
    )


def _columns(case: Case, element: Element) -> Iterator[Found]:
    """The questions that a decision table asks."""
    settings = element.settings
    if element.type != "businessRuleTask" or not settings.decision_ref:
        return
    bound = case.instance.bindings["decisions"].get(element.process_id, {})
    decision_id = bound.get(decision_key(settings.decision_binding, settings.decision_ref))
    if decision_id is None:
        return
    try:
        inputs = case.context.definitions.decision(case.session, decision_id).decision.inputs
    except EngineError:
        return
    for column in inputs:
        asked: Expression = column.expression
        yield f"tabellens kolonne «{column.title}»", asked.text, asked.variables
