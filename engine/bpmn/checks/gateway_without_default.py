"""En eksklusiv gateway har et standardflow.

Hvorfor: Hvis ingen betingelse er opfyldt, standser sagen med en fejl.

Forkert: To flows med betingelserne `udfald = "ja"` og `udfald = "nej"` og intet standardflow.

Rigtigt: Ét flow med betingelsen `udfald = "ja"` og et standardflow til alt andet.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.gateways import bare_flows, choices, has_default
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Exclusive gateways where all flows have conditions."""
    for gateway in choices(subject, "exclusiveGateway"):
        if not has_default(subject, gateway) and not bare_flows(subject, gateway):
            yield Met(
                gateway,
                "Gatewayen har intet standardflow. Opfyldes ingen af betingelserne, standser sagen. "
                "Gør ét af flowene til standardflow («Default flow»).",
            )
