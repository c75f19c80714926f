"""Who can come before whom, for variables that are read before they are set."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.graph import after, reached
from engine.bpmn.checks.subject import Subject
from engine.bpmn.checks.variables import GIVEN, around, results
from engine.bpmn.model import Element


def own_writers(subject: Subject) -> dict[str, list[Element]]:
    """Variable → its writers, for variables that nothing outside this process can set before it begins."""
    if not subject.variables.complete:
        return {}
    others = {p.id: p for p in around(subject.process, subject.context) if p.id != subject.process.id}
    outside = {name for p in others.values() for e in p.elements.values() for name in results(e, subject.context)}
    writers: dict[str, list[Element]] = {}
    for element in subject.elements():
        for name in results(element, subject.context) - GIVEN - outside:
            writers.setdefault(name, []).append(element)
    return writers


def can_precede(subject: Subject, writer: Element, reader: Element) -> bool:
    """Whether a token can pass `writer` and come to `reader` afterwards, inside or outside of subprocesses."""
    readers = {element.id for element in _chain(subject, reader)}
    return any(
        readers & reached(after(subject, element), lambda e: after(subject, e)) for element in _chain(subject, writer)
    )


def _chain(subject: Subject, element: Element) -> Iterator[Element]:
    """The element and the subprocesses it stands in, innermost first."""
    seen: set[str] = set()
    found: Element | None = element
    while found is not None and found.id not in seen:
        seen.add(found.id)
        yield found
        found = subject.process.elements.get(found.parent_id)
