"""Questions about gateways that choose, asked by several rules."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Subject
from engine.bpmn.model import Element, Flow

CHOOSING = ("exclusiveGateway", "inclusiveGateway")


def choices(subject: Subject, *types: str) -> Iterator[Element]:
    """Exclusive and inclusive gateways (or only `types`) with more than one flow out."""
    return (g for g in subject.elements(*(types or CHOOSING)) if len(subject.flows_out(g)) > 1)


def has_default(subject: Subject, gateway: Element) -> bool:
    """Whether the gateway marks one of its own flows as the default."""
    return any(flow.id == gateway.default_flow for flow in subject.flows_out(gateway))


def bare_flows(subject: Subject, gateway: Element) -> list[Flow]:
    """Flows out of the gateway without a condition that are not its default."""
    return [f for f in subject.flows_out(gateway) if f.condition is None and f.id != gateway.default_flow]
