"""Diagrammet må kun indeholde elementer, som systemet kender.

Hvorfor: Et ukendt element ville blive sprunget over, uden at nogen så det.

Forkert: Et element fra et andet tegneprogram eller fra en nyere udgave af BPMN.

Rigtigt: Opgaver, gateways, hændelser, delprocesser og kald fra listen «Hvad der kan køres».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.event_not_supported import EVENTS
from engine.bpmn.checks.subject import ACTIVITIES, GATEWAYS, Met, Subject
from engine.bpmn.checks.supported import refused

_SPOKEN_OF = {*ACTIVITIES, *GATEWAYS, *EVENTS}


def check(subject: Subject) -> Iterator[Met]:
    """Elements of kinds that no other rule speaks of."""
    for element in subject.elements():
        if element.type not in _SPOKEN_OF and refused(element):
            yield Met(
                element,
                f"Systemet kender ikke elementtypen «{element.type}». Slet elementet, eller tegn det på en anden måde.",
            )
