"""En procedure har en starthændelse.

Hvorfor: Uden start kan der ikke oprettes en sag.

Forkert: Diagrammet begynder med en opgave.

Rigtigt: En almindelig starthændelse (en tynd cirkel) med et flow til det første trin.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Processes without a start event."""
    if subject.process.start_event() is None:
        yield Met(subject.process, "Proceduren har ingen start. Tegn en starthændelse og et flow til det første trin.")
