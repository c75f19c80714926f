"""En delproces har en starthændelse.

Hvorfor: Uden start sker der intet i den, og sagen standser.

Forkert: En delproces, som kun rummer opgaver.

Rigtigt: En almindelig starthændelse inde i delprocessen med et flow til det første trin.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import SUBPROCESSES, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Subprocesses without a start event."""
    for inner in subject.elements(*SUBPROCESSES):
        if not any(e.type == "startEvent" for e in subject.process.children(inner.id)):
            yield Met(
                inner, "Delprocessen har ingen start. Tegn en starthændelse i den og et flow til det første trin."
            )
