"""Flows ud af en gateway, hvor der vælges, har svaret som navn.

Hvorfor: Svarene står på tegningen og i sagens historik.

Forkert: Et flow med betingelsen `vum_opdateret = "ja"` og intet navn.

Rigtigt: Flowet hedder «Ja».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.gateways import choices
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Unnamed conditional flows out of choosing gateways."""
    for gateway in choices(subject):
        for flow in subject.flows_out(gateway):
            if flow.condition is not None and not flow.name:
                yield Met(
                    flow,
                    f"Flowet fra {subject.named(gateway.id)} har intet navn. Skriv svaret på "
                    "gatewayens spørgsmål, fx «Ja».",
                )
