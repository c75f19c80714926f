"""Looks into the file itself for the few things that the model does not keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.bpmn.checks.places import Place, Spot
from engine.bpmn.checks.subject import Subject
from engine.bpmn.dialects import camunda7
from engine.bpmn.model import Diagram
from engine.bpmn.xml import BPMN, children, local


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
    """What the dialect does not understand on all that is no flow node: the process, flows, lanes, pools.

    Plain BPMN attributes are left out; on these none of them changes how a case runs. Other processes are drawing.
    """
    if subject.diagram.tree is None:
        return
    for node in subject.diagram.tree.iter(f"{{{BPMN}}}*"):
        part_of_a_node = local(node).endswith(("EventDefinition", "Characteristics"))
        if part_of_a_node or node.get("id") in subject.process.elements or _elsewhere(node, subject.process.id):
            continue
        found = {name: value for name, value in camunda7.other_attributes(node).items() if ":" in name}
        if found:
            yield Spot(node.get("id") or "", node.get("name") or "", node.sourceline or 0), found


def _elsewhere(node: Any, process_id: str) -> bool:
    around = (node, *node.iterancestors(f"{{{BPMN}}}process"))
    return any(local(outer) == "process" and outer.get("id") != process_id for outer in around)
