"""Looks into the file itself for the few things that the model does not keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from engine.bpmn.checks.places import Place, Spot
from engine.bpmn.dialects import camunda7
from engine.bpmn.elements import parts_not_run
from engine.bpmn.model import Diagram, Process
from engine.bpmn.xml import BPMN, MODELER, children, local

_OURS = tuple(f"{{{namespace}}}" for namespace in camunda7.NAMESPACES)
_NONE = "uden navnerum"
_DRAWN = {  # namespaces of what is drawing or says how to read the file
    *("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC"),
    *("http://www.omg.org/spec/DD/20100524/DI", "http://www.w3.org/2001/XMLSchema-instance"),
    *("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "http://www.omg.org/spec/BPMN/non-normative/color"),
    *("http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.w3.org/XML/1998/namespace"),
}
_KNOWN = _DRAWN | {BPMN, MODELER} | set(camunda7.NAMESPACES)


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


def undrawn_attributes(diagram: Diagram, process: Process) -> Iterator[tuple[str, Place, Mapping[str, str]]]:
    """What the dialect's namespaces say on all that is no flow node: the process, flows, lanes, pools, the drawing.

    Gives type and place. Plain BPMN attributes are left out; on these none of them changes how a case runs. Other
    processes are drawing.
    """
    if diagram.tree is None:
        return
    for node in diagram.tree.iter("{*}*"):
        if str(node.tag).startswith(_OURS):
            continue
        part_of_a_node = local(node).endswith(("EventDefinition", "Characteristics"))
        if part_of_a_node or (local(node) and node.get("id") in process.elements):
            continue
        found = _in_namespace(node) | (parts_not_run(node) if local(node) == "process" else {})
        if found and not _elsewhere(node, process.id):
            yield local(node), _spot(node), found


def _spot(node: Any) -> Spot:
    """Where a node stands, named by the nearest one around it that has an id."""
    owner = next((each for each in (node, *node.iterancestors()) if each.get("id")), node)
    return Spot(owner.get("id") or "", owner.get("name") or "", node.sourceline or 0)


def foreign_names(diagram: Diagram) -> Iterator[tuple[str, str, Place]]:
    """What other tools than Camunda 7's say: name as written, namespace and place; the drawing is left out."""
    if diagram.tree is None:
        return
    walk = etree.iterwalk(diagram.tree, events=("start",))
    for _, node in walk:
        namespace = etree.QName(node).namespace or ""
        if namespace != BPMN:
            walk.skip_subtree()  # what stands inside is part of it
        if namespace in _DRAWN or namespace in camunda7.NAMESPACES:
            continue
        owner = _spot(node)
        if namespace != BPMN:
            yield _written(node, node.tag, node.prefix), namespace or _NONE, owner
            continue
        for name in (etree.QName(key) for key in node.attrib):
            if name.namespace and name.namespace not in _KNOWN:
                prefix = next((short for short, full in node.nsmap.items() if full == name.namespace), None)
                yield _written(node, name, prefix), name.namespace, owner


def _written(node: Any, name: Any, prefix: str | None) -> str:
    return f"{prefix}:{etree.QName(name).localname}" if prefix else str(etree.QName(name).localname)


def _in_namespace(node: Any) -> dict[str, str]:
    attributes = ((str(key), str(value)) for key, value in node.attrib.items())
    found = {f"camunda:{key.rpartition('}')[2]}": value for key, value in attributes if key.startswith(_OURS)}
    for name, extension in camunda7.extensions(node):
        found[f"camunda:{name}"] = ""
        found |= camunda7.unread_inside(name, extension) if name == "properties" else {}
    return found | camunda7.misplaced(node)


def _elsewhere(node: Any, process_id: str) -> bool:
    around = (node, *node.iterancestors(f"{{{BPMN}}}process"))
    return any(local(outer) == "process" and outer.get("id") != process_id for outer in around)
