"""En procedure kalder ikke sig selv, heller ikke gennem andre.

Hvorfor: Sagen ville starte den samme procedure igen og igen.

Forkert: `sagsoplysning` kalder `partshoering`, som kalder `sagsoplysning`.

Rigtigt: Et flow tilbage i det diagram, hvor noget skal gøres om.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Call activities from which the calls lead back to the process they stand in."""
    home = subject.process.id
    for call in subject.elements("callActivity"):
        key = call.settings.called_element
        if key and home in _called_from(key, subject.context, home):
            way = f"«{key}» er proceduren selv" if key == home else f"«{key}» kalder igen denne procedure"
            yield Met(call, f"Kaldet går i ring: {way}. Tegn et flow tilbage i stedet for kaldet.")


def _called_from(key: str, context: CheckContext, home: str) -> set[str]:
    seen: set[str] = set()
    waiting = [key]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        if current != home and current in context.procedures:
            waiting.extend(context.procedures[current].called_keys())
    return seen
