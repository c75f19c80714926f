"""One version of a procedure with its forms and decisions, and what tells two versions apart, as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.bpmn.compare import Change, compare
from engine.bpmn.model import Element, Process
from engine.bpmn.wording import Words
from engine.dmn import Decision
from engine.dmn.compare import compare_decisions
from engine.forms import Form
from engine.forms.compare import compare_forms


@dataclass(frozen=True)
class Version:
    """A process, the forms its elements name (by element id), and the decisions they use (by the decision's id)."""

    process: Process
    forms: Mapping[str, Form]
    decisions: Mapping[str, Decision]


def compare_versions(old: Version, new: Version, words: Words) -> tuple[Change, ...]:
    """All differences that matter to people: of the diagram first, then of forms, then of decision tables."""
    return (
        *compare(old.process, new.process, words),
        *_form_changes(old, new),
        *_decision_changes(old, new),
    )


def form_name(element: Element) -> str:
    """What a sentence calls the form of an element."""
    return "startformularen" if element.type == "startEvent" else f"formularen til «{element.name or element.id}»"


def _form_changes(old: Version, new: Version) -> Iterator[Change]:
    for element_id, form in new.forms.items():
        before, element = old.forms.get(element_id), new.process.elements[element_id]
        if before is not None:
            for sentence in compare_forms(before, form, form_name(element)):
                yield Change("changed", element_id, sentence, "form")
        elif element_id in old.process.elements:
            name = form_name(element)
            yield Change("changed", element_id, f"{name[0].upper()}{name[1:]} er ny.", "form")
    for element_id in old.forms:
        if element_id in new.process.elements and element_id not in new.forms:
            name = form_name(new.process.elements[element_id])
            yield Change("changed", element_id, f"{name[0].upper()}{name[1:]} er fjernet.", "form")


def _decision_changes(old: Version, new: Version) -> Iterator[Change]:
    for decision_id, decision in new.decisions.items():
        if decision_id in old.decisions:
            element_id = _user_of(decision_id, new.process)
            for sentence in compare_decisions(old.decisions[decision_id], decision):
                yield Change("changed", element_id, sentence, "table")


def _user_of(decision_id: str, process: Process) -> str:
    """The first element that asks the decision; the process where none does."""
    users = (each.id for each in process.elements.values() if each.settings.decision_ref == decision_id)
    return next(users, process.id)
