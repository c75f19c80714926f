"""Suggests which element of a new version stands for an element of the old one: by its id, else by its neighbours.

An id that is still there means the same element. One that is gone may have been renamed: a new element of the same kind
with the same name, form or neighbours is then suggested. A suggestion is only ever that; the owner decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.bpmn.model import Element, Process

_ENOUGH = 3  # points: a name, or both sides, or one side and the form
_JOINS = frozenset({"parallelGateway", "inclusiveGateway"})
_TASKS = frozenset({"userTask", "manualTask"})


@dataclass(frozen=True)
class Suggestion:
    """`why` is name or neighbours."""

    old_id: str
    new_id: str
    why: str


def kind(element: Element) -> str:
    """What a token at the element does: two elements of one kind can take each other's tokens."""
    if element.type in _TASKS:
        return "task"
    return "join" if element.type in _JOINS else f"{element.type}/{element.event}"


def align(old: Process, new: Process) -> tuple[Suggestion, ...]:
    """A suggestion for each element of `old` that `new` has no longer, where there is a good one; each taken once."""
    gone = [element for element in old.elements.values() if element.id not in new.elements]
    fresh = {element.id: element for element in new.elements.values() if element.id not in old.elements}
    known = {element_id: element_id for element_id in old.elements if element_id in new.elements}
    found: list[Suggestion] = []
    while best := _best(gone, fresh, known, old, new):
        found.append(best)
        known[best.old_id] = best.new_id
        del fresh[best.new_id]
        gone = [element for element in gone if element.id != best.old_id]
    return tuple(found)


def _best(
    gone: list[Element], fresh: Mapping[str, Element], known: Mapping[str, str], old: Process, new: Process
) -> Suggestion | None:
    """The pair with most points, if it has enough and no other has as many for the same element."""
    scored = [
        (_points(element, other, known, old, new), element, other)
        for element in gone
        for other in fresh.values()
        if kind(element) == kind(other)
    ]
    scored = sorted((each for each in scored if each[0] >= _ENOUGH), key=lambda each: -each[0])
    for points, element, other in scored:
        rivals = [each for each in scored if each[0] == points and (each[1] is element) != (each[2] is other)]
        if not rivals:
            return Suggestion(element.id, other.id, "name" if _same_name(element, other) else "neighbours")
    return None


def _points(old_one: Element, new_one: Element, known: Mapping[str, str], old: Process, new: Process) -> int:
    before = {known.get(each) for each in sources(old, old_one)} & set(sources(new, new_one))
    after = {known.get(each) for each in targets(old, old_one)} & set(targets(new, new_one))
    has_form = old_one.settings.form is not None and old_one.settings.form == new_one.settings.form
    same_host = old_one.attached_to is not None and known.get(old_one.attached_to) == new_one.attached_to
    return 3 * _same_name(old_one, new_one) + 2 * bool(before) + 2 * bool(after) + has_form + 2 * same_host


def _same_name(one: Element, other: Element) -> bool:
    return bool(one.name) and one.name == other.name


def sources(process: Process, element: Element) -> Iterator[str]:
    """The elements that lead to this one, in file order."""
    return (process.flows[flow].source for flow in element.incoming)


def targets(process: Process, element: Element) -> Iterator[str]:
    """The elements that this one leads to, in file order."""
    return (process.flows[flow].target for flow in element.outgoing)
