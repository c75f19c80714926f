"""En ring i diagrammet har mindst ét trin, hvor der ventes på nogen eller på en tid.

Hvorfor: Ellers løber systemet rundt uden ophold, og sagen standses med en fejl.

Forkert: En gateway med et flow tilbage til en scriptopgave lige før den.

Rigtigt: Flowet går tilbage til en brugeropgave, eller der står en timer i ringen.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.graph import on_a_cycle
from engine.bpmn.checks.subject import Met, Subject

_AUTOMATIC = (
    "scriptTask",
    "businessRuleTask",
    "exclusiveGateway",
    "parallelGateway",
    "inclusiveGateway",
    "intermediateThrowEvent",
)


def check(subject: Subject) -> Iterator[Met]:
    """The first automatic element of each process that lies on a cycle of automatic elements only."""
    cyclic = on_a_cycle(subject, {e.id for e in subject.elements(*_AUTOMATIC)})
    first = next((e for e in subject.elements() if e.id in cyclic), None)
    if first is not None:
        names = ", ".join(subject.named(e.id) for e in subject.elements() if e.id in cyclic)
        yield Met(
            first,
            f"Trinnene {names[:300]} går i ring, uden at nogen skal gøre noget. Sæt en brugeropgave "
            "eller en timer ind i ringen.",
        )
