"""Der står mindst ét trin i hver bane.

Hvorfor: En tom bane er ofte glemt, da et trin blev flyttet.

Forkert: En bane «Ledelse» uden trin.

Rigtigt: Slet banen, eller flyt trinnet derhen.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Lanes in which nothing stands; outer lanes of nested ones are told by what stands in the inner."""
    for lane in subject.process.lanes:
        if not lane.element_ids:
            yield Met(lane, "Der står intet i banen. Slet den, eller flyt det trin derhen, som hører til den.")
