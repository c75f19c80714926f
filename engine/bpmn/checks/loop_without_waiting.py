"""En ring i diagrammet har mindst ét trin, hvor der ventes på nogen eller på en tid, eller en gateway, der læser det,
ringen beregner.

Hvorfor: Ellers løber systemet rundt uden ophold, og sagen standses med en fejl.

Forkert: En gateway med et flow tilbage til en scriptopgave lige før den, hvor gatewayen ikke læser det, scriptet
beregner.

Rigtigt: Flowet går tilbage til en brugeropgave, eller der står en timer i ringen.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.graph import on_a_cycle
from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.variables import results
from engine.bpmn.model import Element

_AUTOMATIC = (
    "scriptTask",
    "businessRuleTask",
    "exclusiveGateway",
    "parallelGateway",
    "inclusiveGateway",
    "intermediateThrowEvent",
)


def check(subject: Subject) -> Iterator[Met]:
    """The first element of automatic loops that cannot end: what they compute decides nothing on the way."""
    cyclic = on_a_cycle(subject, {e.id for e in subject.elements(*_AUTOMATIC)})
    steps = [e for e in subject.elements() if e.id in cyclic]
    if steps and not _decides(subject, steps):
        names = ", ".join(subject.named(e.id) for e in steps)
        yield Met(
            steps[0],
            f"Trinnene {names[:300]} går i ring, uden at nogen skal gøre noget. "
            "Sæt en brugeropgave eller en timer ind i ringen.",
        )


def _decides(subject: Subject, steps: list[Element]) -> bool:
    """Whether a condition in the loop reads what the loop computes, so that it may come to an end by itself."""
    computed = {name for step in steps for name in results(step, subject.context)}
    ids = {step.id for step in steps}
    return any(
        written.variables & computed and getattr(written.place, "source", "") in ids for written in subject.expressions
    )
