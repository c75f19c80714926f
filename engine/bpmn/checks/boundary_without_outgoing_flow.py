"""Der går et flow ud af en hændelse på kanten.

Hvorfor: Ellers sker der intet, når den indtræffer, og er den afbrydende, forsvinder opgaven uden at noget følger efter.

Forkert: En timer på kanten af en opgave og ingen pil ud af den.

Rigtigt: Et flow fra timeren til det, der skal ske, når fristen er udløbet, eller fra fejlen til det, der så skal ske.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Boundary events that no flow leaves."""
    for event in subject.elements("boundaryEvent"):
        if not subject.flows_out(event) and event.event != "compensate":
            yield Met(
                event,
                "Der går intet flow ud af hændelsen på kanten. Tegn et flow til det, der skal ske, når den indtræffer.",
            )
