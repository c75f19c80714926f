"""Hvert flow ud af en eksklusiv eller inklusiv gateway har en betingelse eller er standardflowet.

Hvorfor: Når flere flows mangler betingelse, kan systemet ikke vide, hvilken vej der er ment.

Forkert: To flows uden betingelse, eller ét uden betingelse ved siden af et standardflow.

Rigtigt: Betingelser på alle flows på nær ét, og det ene er markeret som standardflow (Default flow).
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.gateways import bare_flows, choices, has_default
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Flows without a condition where no default is implied: several, one beside a default, inclusive gateways."""
    for gateway in choices(subject):
        bare = bare_flows(subject, gateway)
        never_implied = gateway.type == "inclusiveGateway" or len(bare) > 1 or has_default(subject, gateway)
        if bare and never_implied:
            for flow in bare:
                yield Met(
                    flow,
                    f"Flowet fra {subject.named(gateway.id)} har ingen betingelse og er ikke standardflowet. "
                    "Skriv en betingelse i feltet «Condition expression», eller gør flowet til standardflow.",
                )
