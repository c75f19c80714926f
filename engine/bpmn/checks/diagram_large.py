"""En procedure er højst så stor, at den kan læses på én side.

Hvorfor: Over 150 trin kan ingen overskue, og en ændring ét sted rammer et andet.

Forkert: Hele sagsforløbet i ét diagram.

Rigtigt: Dele, som har hver sit navn, i hver sin procedure, der kaldes.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject

LIMIT = 150


def check(subject: Subject) -> Iterator[Met]:
    """Processes with more elements than a reader takes in."""
    count = len(subject.process.elements)
    if count > LIMIT:
        yield Met(
            subject.process, f"Proceduren har {count} trin. Flyt dele af den til procedurer for sig, og kald dem."
        )
