"""Which variables a process sets and reads, with the procedures it calls and those that call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from engine.bpmn.checks.binding import form_of
from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.expressions import expressions
from engine.bpmn.checks.feel import entry_keys, read
from engine.bpmn.model import Element, Process
from engine.feel import Expression
from engine.forms import Component, Form
from engine.forms.schema import Choice
from engine.forms.wording import Wording

GIVEN = frozenset({"sag_id", "borger_ref", "ansvarlig_team", "distrikt"})  # C-20, C-06, C-21: every case has them


@dataclass(frozen=True)
class Names:
    """Names of variables; `complete` is false when a procedure that takes part is not at hand, or another system does.

    What a service task's system reads and sets the diagram does not say.
    """

    names: frozenset[str]
    complete: bool


def results(element: Element, context: CheckContext) -> frozenset[str]:
    """The variables one element writes itself: a form's, a script's, a decision's, a caught error's, a call's single
    mappings."""
    settings = element.settings
    found: set[str] = set()
    if form := form_of(settings.form, context):
        found |= form.variables
    if settings.result_variable:
        found.add(settings.result_variable)
    elif element.type == "scriptTask" and (script := read(settings.script or "")):
        found |= entry_keys(script)
    elif element.type == "businessRuleTask" and (decision := context.decisions.get(settings.decision_ref or "")):
        found.update(decision.output_names)
    if element.error:
        found.update(filter(None, (element.error.code_variable, element.error.message_variable)))
    found.update(target for m in settings.mappings_out if (target := m.target or m.source))
    return frozenset(found)


def set_around(process: Process, context: CheckContext) -> Names:
    """What can be set when the process runs: by itself, by what it calls, and by those that call it."""
    procedures, complete = _around(process, context)
    names = {name for found in procedures for e in found.elements.values() for name in results(e, context)}
    names |= {
        target
        for caller in procedures
        for element in caller.elements.values()
        if element.settings.called_element == process.id
        for m in element.settings.mappings_in
        if (target := m.target or m.source)
    }
    return Names(GIVEN | names, complete)


def read_around(process: Process, context: CheckContext) -> Names:
    """What is read when the process runs: by itself, by what it calls, and by those that call it."""
    procedures, complete = _around(process, context)
    return Names(GIVEN.union(*(_reads(found, context) for found in procedures)), complete)


def _reads(process: Process, context: CheckContext) -> Iterator[str]:
    for written in expressions(process):
        yield from written.variables
    for element in process.elements.values():
        settings = element.settings
        if form := form_of(settings.form, context):
            yield from form_reads(form)
        if decision := context.decisions.get(settings.decision_ref or ""):
            yield from decision.variables
        yield from (m.source for m in (*settings.mappings_in, *settings.mappings_out) if m.source)


def form_reads(form: Form) -> frozenset[str]:
    """The variables a form reads in its expressions, wordings and lists of answers."""
    return frozenset(name for component in form.all_components() for name in _component_reads(component))


def _component_reads(component: Component) -> Iterator[str]:
    for item in fields(component):
        value: Any = getattr(component, item.name)
        if isinstance(value, Wording):
            yield from (path.partition(".")[0] for path in value.paths)
            value = value.expression
        if isinstance(value, Expression):
            yield from value.variables
    if isinstance(component, Choice) and component.options_key:
        yield component.options_key.partition(".")[0]


def around(process: Process, context: CheckContext) -> list[Process]:
    """The process, all it calls and all that call it, as far as they are at hand."""
    return _around(process, context)[0]


def _around(process: Process, context: CheckContext) -> tuple[list[Process], bool]:
    """The process, all it calls and all that call it, and whether that is all that reads and sets variables."""
    found: dict[str, Process] = {}
    missing = _collect([process], found, lambda p: p.called_keys(), context)
    callers = {process.id: process}
    _collect([process], callers, lambda p: _callers(p, context), context)
    for caller in list(callers.values())[1:]:
        _collect([caller], found, lambda p: p.called_keys(), context)
    procedures = list({**found, **callers}.values())
    serviced = any(e.type == "serviceTask" for each in procedures for e in each.elements.values())
    return procedures, not missing and not serviced


def _callers(process: Process, context: CheckContext) -> tuple[str, ...]:
    return tuple(key for key, other in context.procedures.items() if process.id in other.called_keys())


def _collect(
    waiting: list[Process],
    found: dict[str, Process],
    step: Callable[[Process], tuple[str, ...]],
    context: CheckContext,
) -> bool:
    missing = False
    while waiting:
        process = waiting.pop()
        found[process.id] = process
        for key in step(process):
            if key not in context.procedures:
                missing = True
            elif key not in found:
                waiting.append(context.procedures[key])
    return missing
