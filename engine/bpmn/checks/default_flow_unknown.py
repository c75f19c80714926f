"""Et trins standardflow er et af de flows, der går ud af det.

Hvorfor: Peger «default» på et andet flow, findes der ingen vej, når ingen betingelse er opfyldt.

Forkert: `default="Flow_9"`, hvor Flow_9 går ud af en anden gateway.

Rigtigt: Vælg et af gatewayens egne flows, og markér det med «Default flow».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Elements whose `default` names no flow of their own."""
    for element in subject.elements():
        if element.default_flow and all(flow.id != element.default_flow for flow in subject.flows_out(element)):
            yield Met(
                element,
                f"Standardflowet «{element.default_flow}» går ikke ud herfra. Markér et af elementets "
                "egne flows med «Default flow».",
            )
