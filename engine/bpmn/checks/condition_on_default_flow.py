"""Standardflowet har ingen betingelse.

Hvorfor: Standardflowet følges netop, når ingen betingelse er opfyldt. En betingelse på det bliver ikke læst.

Forkert: Flowet med skråstreg har betingelsen `udfald = "nej"`.

Rigtigt: Flowet med skråstreg har navnet «Nej» og ingen betingelse.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import GATEWAYS, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Default flows with a condition."""
    for gateway in subject.elements(*GATEWAYS):
        for flow in subject.flows_out(gateway):
            if flow.id == gateway.default_flow and flow.condition is not None:
                yield Met(
                    flow,
                    f"Flowet er standardflow fra {subject.named(gateway.id)}, men har en betingelse. "
                    "Slet betingelsen, eller vælg et andet standardflow.",
                )
