"""Looks into the file itself for the few things that the model does not keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from engine.bpmn.checks.places import Place, Spot
from engine.bpmn.checks.subject import Subject
from engine.bpmn.dialects import camunda7
from engine.bpmn.elements import parts_not_run
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


def undrawn_attributes(subject: Subject) -> Iterator[tuple[str, Place, Mapping[str, str]]]:
    """What the dialect's namespaces say on all that is no flow node: the process, flows, lanes, pools; type and place.

    Plain BPMN attributes are left out; on these none of them changes how a case runs. Other processes are drawing.
    """
    if subject.diagram.tree is None:
        return
    for node in subject.diagram.tree.iter(f"{{{BPMN}}}*"):
        part_of_a_node = local(node).endswith(("EventDefinition", "Characteristics"))
        if part_of_a_node or node.get("id") in subject.process.elements:
            continue
        found = _in_namespace(node) | (parts_not_run(node) if local(node) == "process" else {})
        if found and not _elsewhere(node, subject.process.id):
            owner = next((each for each in (node, *node.iterancestors()) if each.get("id")), node)
            place = Spot(owner.get("id") or "", owner.get("name") or "", node.sourceline or 0)
            yield local(node), place, found


def _in_namespace(node: Any) -> dict[str, str]:
    attributes = ((etree.QName(key), value) for key, value in node.attrib.items())
    found = {f"camunda:{name.localname}": value for name, value in attributes if name.namespace in camunda7.NAMESPACES}
    return found | {f"camunda:{name}": "" for name, _ in camunda7.extensions(node)}


def _elsewhere(node: Any, process_id: str) -> bool:
    around = (node, *node.iterancestors(f"{{{BPMN}}}process"))
    return any(local(outer) == "process" and outer.get("id") != process_id for outer in around)
