"""Questions about who reaches whom inside one process or subprocess, answered without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from engine.bpmn.model import Element

if TYPE_CHECKING:
    from engine.bpmn.checks.subject import Subject


def after(subject: Subject, element: Element) -> Iterator[Element]:
    """What can come right after an element: the targets of its flows, and the events on its edge."""
    elements = subject.process.elements
    yield from (elements[flow.target] for flow in subject.flows_out(element) if flow.target in elements)
    yield from subject.boundaries.get(element.id, ())


def before(subject: Subject, element: Element) -> Iterator[Element]:
    """What can come right before an element: the mirror of `after`."""
    elements = subject.process.elements
    yield from (elements[flow.source] for flow in subject.flows_in(element) if flow.source in elements)
    host = elements.get(element.attached_to or "")
    if host is not None:
        yield host


def reached(
    starts: Iterable[Element],
    step: Callable[[Element], Iterable[Element]],
    stop: Callable[[Element], bool] = lambda _: False,
) -> set[str]:
    """Ids of all that is reached from `starts` by `step`, the starts included; nothing is followed beyond a `stop`."""
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        element = waiting.pop()
        if element.id in seen:
            continue
        seen.add(element.id)
        if not stop(element):
            waiting.extend(step(element))
    return seen


def reached_from_start(subject: Subject, level: str) -> set[str]:
    """Ids of what a token can reach from the start events of a process or subprocess."""
    starts = [e for e in subject.process.children(level) if e.type == "startEvent"]
    return reached(starts, lambda element: after(subject, element))


def on_a_cycle(subject: Subject, members: set[str]) -> set[str]:
    """Of `members`, those that lie on a cycle of members only, or on a way from one such cycle to another."""
    left, waiting = set(members), list(members)
    while waiting:
        member = waiting.pop()
        later, earlier = (_neighbours(subject, member, left, step) for step in (after, before))
        if member in left and not (later and earlier):
            left.discard(member)
            waiting.extend(later or earlier)
    return left


def _neighbours(
    subject: Subject, element_id: str, members: set[str], step: Callable[[Subject, Element], Iterable[Element]]
) -> list[str]:
    return [other.id for other in step(subject, subject.process.elements[element_id]) if other.id in members]
