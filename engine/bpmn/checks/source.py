"""Looks into the file itself for the few things that the model does not keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.bpmn.checks.places import Place
from engine.bpmn.checks.subject import Subject
from engine.bpmn.dialects import camunda7
from engine.bpmn.model import Diagram
from engine.bpmn.xml import children, local


def elements_by_id(diagram: Diagram) -> dict[str, Any]:
    """The XML elements of a diagram by id; empty when it was not read from a file."""
    if diagram.tree is None:
        return {}
    return {node.get("id"): node for node in diagram.tree.iter("{*}*") if node.get("id")}


def timer_times(node: Any) -> list[Any]:
    """The dates, durations and cycles of an event's timers."""
    definitions = children(node, "timerEventDefinition")
    return [
        time for definition in definitions for time in children(definition, "timeDate", "timeDuration", "timeCycle")
    ]


def undrawn_attributes(subject: Subject) -> Iterator[tuple[Place, Mapping[str, str]]]:
    """Attributes and extension elements of the process itself, its flows and lanes, with where they stand."""
    nodes = elements_by_id(subject.diagram)
    process = subject.process
    places: list[Place] = [process, *process.flows.values(), *process.lanes]
    for place in places:
        node = nodes.get(place.id)
        if node is not None and local(node):
            yield place, camunda7.other_attributes(node)
