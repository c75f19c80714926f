"""Standardflowet ud af en gateway er markeret som standardflow.

Hvorfor: Et enkelt flow uden betingelse bruges som standardflow, men det kan ikke ses på tegningen.

Forkert: Ét flow uden betingelse og uden skråstreg.

Rigtigt: Vælg flowet, klik på skruenøglen, og vælg «Default flow».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.gateways import bare_flows, choices, has_default
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """A single bare flow of an exclusive gateway that has no default."""
    for gateway in choices(subject, "exclusiveGateway"):
        bare = bare_flows(subject, gateway)
        if len(bare) == 1 and not has_default(subject, gateway):
            yield Met(
                bare[0],
                f"Flowet fra {subject.named(gateway.id)} har ingen betingelse og bruges derfor som standardflow. "
                "Markér det med «Default flow», så det kan ses.",
            )
