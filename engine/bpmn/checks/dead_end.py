"""Et trin, som ikke er en slutning, har et flow ud.

Hvorfor: Grenen ender her uden en slutning, så ingen kan se, hvordan sagen endte.

Forkert: En opgave som det sidste i en gren.

Rigtigt: Et flow til en sluthændelse eller til den gateway, der samler grenene.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import GATEWAYS, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Tasks, calls, subprocesses and events (not gateways, which another rule refuses) that no flow leaves."""
    for element in subject.elements():
        if element.type in GATEWAYS or element.type in ("endEvent", "boundaryEvent") or element.triggered_by_event:
            continue
        if not subject.flows_out(element):
            yield Met(
                element, "Der går intet flow ud af trinnet. Tegn et flow til det næste trin eller til en sluthændelse."
            )
