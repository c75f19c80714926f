"""Hvert trin kan nås fra starten.

Hvorfor: Et trin uden vej til sig bliver aldrig udført; nogen tror, at det sker.

Forkert: En opgave, som er kopieret ind og ikke forbundet.

Rigtigt: Et flow til opgaven, eller opgaven er slettet.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.graph import reached_from_start
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Elements that no way from the start of their process or subprocess reaches."""
    for level in subject.levels:
        reached = reached_from_start(subject, level)
        for element in subject.process.children(level):
            if reached and element.id not in reached and not element.triggered_by_event:
                yield Met(
                    element,
                    "Ingen vej fører hertil fra starten, så trinnet bliver aldrig udført. Tegn et "
                    "flow til det, eller slet det.",
                )
