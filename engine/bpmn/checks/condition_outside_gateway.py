"""Betingelser må kun stå på flows ud af eksklusive og inklusive gateways.

Hvorfor: Et betinget flow ud af en opgave eller hændelse vælges der ikke på, så sagen kan standse eller gå forkert.

Forkert: En betingelse på pilen fra opgaven «Vurdér sagen» til «Send brev».

Rigtigt: En pil uden betingelse fra opgaven til en eksklusiv gateway, og betingelserne på gatewayens flows.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import GATEWAYS, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Conditional flows that leave something else than a gateway."""
    for element in subject.elements():
        if element.type in GATEWAYS:
            continue
        for flow in subject.flows_out(element):
            if flow.condition is not None:
                yield Met(
                    flow,
                    f"Flowet ud af {subject.named(element.id)} har en betingelse. Sæt en eksklusiv "
                    "gateway ind efter trinnet, "
                    "og flyt betingelsen dertil.",
                )
