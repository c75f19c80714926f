"""Trin har ingen indstillinger, som ændrer forløbet, og som systemet ikke udfører.

Hvorfor: Sagen ville gå anderledes end tegnet.

Forkert: Et trin, der er mærket til kompensation, eller som kræver flere flows på én gang (`startQuantity`).

Rigtigt: Forløbet er tegnet med gateways og flows.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.leftovers import Handling, leftovers
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Standard BPMN settings that change how a token moves."""
    for left in leftovers(subject, Handling.MEANING):
        yield Met(
            left.place,
            f"Indstillingen {left.name} = «{left.value[:80]}» ændrer forløbet og udføres ikke. Fjern "
            "den, og tegn forløbet med gateways.",
        )
