"""Når der er baner, står hver brugeropgave i en bane.

Hvorfor: Ellers kan det ikke ses på tegningen, hvem der har opgaven.

Forkert: En opgave, der hænger over kanten af poolen.

Rigtigt: Opgaven står helt inde i den bane, der hører til dens team.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """User tasks that no lane holds, where the process has lanes."""
    held = {element_id for lane in subject.process.lanes for element_id in lane.element_ids}
    for task in subject.elements("userTask") if subject.process.lanes else ():
        if task.id not in held and task.parent_id not in held and not task.lane:
            yield Met(task, "Opgaven står ikke i en bane. Træk den ind i den bane, der hører til dens team.")
