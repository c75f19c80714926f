"""En procedure og en delproces har præcis én starthændelse.

Hvorfor: Ellers kan systemet ikke vide, hvor sagen begynder.

Forkert: To starthændelser i hver sin ende af diagrammet.

Rigtigt: Én start og en gateway, der vælger vejen.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Further start events in a process or subprocess."""
    for level in subject.levels:
        starts = [e for e in subject.process.children(level) if e.type == "startEvent"]
        for start in starts[1:]:
            yield Met(
                start,
                f"Der er {len(starts)} starter. Behold én, og brug en gateway, hvis sagen kan begynde på flere måder.",
            )
