"""Reads a diagram's drawing (BPMN DI): where each shape and flow stands, for pictures outside the browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.bpmn.model import Diagram, Element, Flow
from engine.records.documents import Drawing, Edge, Shape

_DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
_DC = "{http://www.omg.org/spec/DD/20100524/DC}"
_POINT = "{http://www.omg.org/spec/DD/20100524/DI}waypoint"
_FRAMES = {"participant", "lane"}


def read_drawing(diagram: Diagram) -> Drawing:
    """Shapes and edges of the file; what has no place in the drawing is left out. Frames come first."""
    nodes = _nodes(diagram)
    elements = {e.id: e for process in diagram.processes for e in process.elements.values()}
    flows = {flow.id: flow for process in diagram.processes for flow in process.flows.values()}
    shapes = [s for node in diagram.tree.iter(f"{_DI}BPMNShape") for s in _shape(node, nodes, elements)]
    edges = [e for node in diagram.tree.iter(f"{_DI}BPMNEdge") for e in _edge(node, flows, elements)]
    return Drawing(tuple(sorted(shapes, key=_order)), tuple(edges))


def _order(shape: Shape) -> int:
    return ("participant", "lane").index(shape.type) if shape.type in _FRAMES else len(_FRAMES)


def _nodes(diagram: Diagram) -> dict[str, tuple[str, str]]:
    """Id → local name and name of everything that may be drawn."""
    found = {}
    for node in diagram.tree.iter("{http://www.omg.org/spec/BPMN/20100524/MODEL}*"):
        if node.get("id"):
            found[node.get("id")] = (node.tag.rpartition("}")[2], " ".join((node.get("name") or "").split()))
    return found


def _shape(node: Any, nodes: dict[str, tuple[str, str]], elements: dict[str, Element]) -> Iterator[Shape]:
    element_id, bounds = node.get("bpmnElement"), _bounds(node)
    if element_id not in nodes or bounds is None:
        return
    kind, name = nodes[element_id]
    element = elements.get(element_id)
    event, interrupting = (element.event, element.cancel_activity) if element else ("", True)
    yield Shape(element_id, kind, name, *bounds, _label(node), event, interrupting)


def _edge(node: Any, flows: dict[str, Flow], elements: dict[str, Element]) -> Iterator[Edge]:
    flow = flows.get(node.get("bpmnElement"))
    points = tuple((float(p.get("x", 0)), float(p.get("y", 0))) for p in node.iter(_POINT))
    if flow is None or len(points) < 2:
        return
    source = elements.get(flow.source)
    yield Edge(flow.id, flow.name, points, _label(node), source is not None and source.default_flow == flow.id)


def _bounds(node: Any) -> tuple[float, float, float, float] | None:
    box = node.find(f"{_DC}Bounds")
    if box is None:
        return None
    x, y, width, height = (float(box.get(side, 0)) for side in ("x", "y", "width", "height"))
    return x, y, width, height


def _label(node: Any) -> tuple[float, float, float, float] | None:
    label = node.find(f"{_DI}BPMNLabel")
    return None if label is None else _bounds(label)
