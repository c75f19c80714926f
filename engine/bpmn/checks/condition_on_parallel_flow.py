"""Flows ud af en parallel gateway har ingen betingelser.

Hvorfor: En parallel gateway går altid alle veje; en betingelse på dens flows bliver ikke læst.

Forkert: Betingelsen `barn_involveret = "ja"` på et flow ud af en parallel gateway.

Rigtigt: En inklusiv gateway, når nogle af vejene kun skal gås, hvis en betingelse er opfyldt.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Conditional flows out of parallel gateways."""
    for gateway in subject.elements("parallelGateway"):
        for flow in subject.flows_out(gateway):
            if flow.condition is not None:
                yield Met(
                    flow,
                    f"Betingelsen bliver ikke læst, for {subject.named(gateway.id)} er en parallel "
                    "gateway og går alle veje. "
                    "Fjern betingelsen, eller brug en inklusiv gateway.",
                )
