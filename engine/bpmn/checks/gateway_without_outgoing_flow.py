"""Der går mindst ét flow ud af en gateway.

Hvorfor: Sagen når gatewayen og kan ikke komme videre.

Forkert: En gateway som det sidste i en gren.

Rigtigt: Et flow fra gatewayen til næste trin eller til en slutning.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import GATEWAYS, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Gateways that no flow leaves."""
    for gateway in subject.elements(*GATEWAYS):
        if not subject.flows_out(gateway):
            yield Met(
                gateway,
                "Der går intet flow ud af gatewayen, så sagen standser her. Tegn et flow til næste "
                "trin eller til en slutning.",
            )
