"""Fra hvert trin er der en vej til en slutning.

Hvorfor: Ellers går sagen i ring og bliver aldrig færdig.

Forkert: To opgaver med flows til hinanden og intet andet.

Rigtigt: En gateway i ringen med en vej til en sluthændelse.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.graph import before, reached, reached_from_start
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Reachable elements from which neither an end event nor any other dead end is reached."""
    for level in subject.levels:
        inside = list(subject.process.children(level))
        ends = [e for e in inside if not subject.flows_out(e)]
        ending = reached(ends, lambda e: before(subject, e))
        alive = reached_from_start(subject, level)
        for element in inside:
            if element.id in alive and element.id not in ending:
                yield Met(
                    element,
                    "Herfra er der ingen vej til en slutning, så sagen bliver aldrig færdig. Tegn en vej ud af ringen.",
                )
