"""Kun gateways må have flere flows ud.

Hvorfor: Flere flows ud af en opgave betyder i BPMN, at alle veje går på én gang. Det kan ingen se på tegningen, og
systemet kører det ikke.

Forkert: To pile ud af opgaven «Vurdér sagen».

Rigtigt: Én pil fra opgaven til en eksklusiv gateway (én vej vælges) eller en parallel gateway (alle veje går).
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import GATEWAYS, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Elements other than gateways that several flows leave."""
    for element in subject.elements():
        count = len(subject.flows_out(element))
        if count > 1 and element.type not in GATEWAYS:
            yield Met(
                element,
                f"Der går {count} flows ud af trinnet. Sæt en gateway ind efter det: en eksklusiv, "
                "hvis én vej skal vælges, "
                "eller en parallel, hvis alle veje skal gås.",
            )
