"""Der går intet flow ind i en starthændelse.

Hvorfor: En sag starter kun én gang.

Forkert: Et flow fra en gateway tilbage til starten.

Rigtigt: Et flow fra gatewayen tilbage til det første trin efter starten.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Start and boundary events that a flow leads to."""
    for event in subject.elements("startEvent", "boundaryEvent"):
        if subject.flows_in(event):
            where = "starten" if event.type == "startEvent" else "hændelsen på kanten"
            yield Met(event, f"Der går et flow ind i {where}. Før det til det trin, der skal gøres om.")
