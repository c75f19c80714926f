"""Den procedure, som kaldes, er udrullet eller udrulles samtidig.

Hvorfor: Findes proceduren ikke, standser sagen ved kaldet.

Forkert: «Called element» er tom eller `afvigelser`.

Rigtigt: «Called element» er procedurens id, fx `afvigelse`, og den er udrullet først.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean, is_computed


def check(subject: Subject) -> Iterator[Met]:
    """Call activities without a called element, or with a literal one that nobody has."""
    known = subject.context.processes | subject.context.procedures.keys() | {p.id for p in subject.diagram.processes}
    for call in subject.elements("callActivity"):
        key = call.settings.called_element
        if not key and "camunda:caseRef" not in call.attributes:
            yield Met(call, "Kaldet siger ikke, hvilken procedure der kaldes. Skriv procedurens id i «Called element».")
        elif key and not is_computed(key) and key not in known:
            yield Met(
                call,
                f"Proceduren «{key}» findes ikke. Udrul den først, eller ret «Called "
                f"element».{did_you_mean(key, known)}",
            )
