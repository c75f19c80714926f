"""En inklusiv gateway har et standardflow.

Hvorfor: Hvis ingen af deltagerne er valgt, opfyldes ingen betingelse, og sagen standser med en fejl.

Forkert: Tre flows, som alle har en betingelse.

Rigtigt: De samme tre flows og et standardflow direkte til samlingen, eller flows for alle svar i en tjekliste, som skal
udfyldes.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.gateways import bare_flows, choices, has_default
from engine.bpmn.checks.options import always_a_way
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Inclusive gateways where all flows have conditions and it may happen that none holds."""
    for gateway in choices(subject, "inclusiveGateway"):
        if not (has_default(subject, gateway) or bare_flows(subject, gateway) or always_a_way(subject, gateway)):
            yield Met(
                gateway,
                "Gatewayen har intet standardflow. Opfyldes ingen af betingelserne, standser sagen. "
                "Tegn et flow til den samlende gateway, og markér det med «Default flow».",
            )
