"""Sagsansvaret (`ansvarlig_team`) skifter ikke inde i en parallel eller inklusiv gren.

Hvorfor: De andre grene læser det samme felt og kan nå at sende deres opgaver til det forkerte team.

Forkert: En scriptopgave, der sætter `ansvarlig_team`, mellem to parallelle gateways.

Rigtigt: Scriptopgaven står efter den gateway, der samler grenene.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.variables import results


def check(subject: Subject) -> Iterator[Met]:
    """Script and decision steps between a parallel split and its join that set `ansvarlig_team`."""
    inside: set[str] = set()
    for closing in subject.closings:
        if closing.split.type != "exclusiveGateway":
            inside.update(*closing.branches.values())
    for element in subject.elements("scriptTask", "businessRuleTask"):
        if element.id in inside and "ansvarlig_team" in results(element, subject.context):
            yield Met(
                element,
                "Trinnet ændrer «ansvarlig_team» i en gren, der går samtidig med andre. Flyt det til "
                "efter den gateway, der samler grenene.",
            )
