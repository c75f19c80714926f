"""The drawing of one diagram (BPMN DI) as rectangles and lines, for the tests of the layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree

_NAMESPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
_OUTER_LABEL = ("Event", "Gateway")
Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, right and bottom edge."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether `other` lies in it, edges included."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def shrunk(self, by: float) -> Box:
        """The rectangle without a margin."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def touches(self, point: Point) -> bool:
        """Whether the point lies on its edge or at most a pixel beside it."""
        grown = self.shrunk(-1.0)
        inner = self.shrunk(1.0)
        x, y = point
        inside = grown.left <= x <= grown.right and grown.top <= y <= grown.bottom
        return inside and not (inner.left < x < inner.right and inner.top < y < inner.bottom)


@dataclass(frozen=True)
class Line:
    """One straight piece of a flow."""

    flow: str
    start: Point
    end: Point

    @property
    def box(self) -> Box:
        """The rectangle it spans, without width or height when it is straight."""
        (x1, y1), (x2, y2) = self.start, self.end
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    @property
    def straight(self) -> bool:
        """Whether it is level or upright."""
        return self.start[0] == self.end[0] or self.start[1] == self.end[1]

    def crosses(self, box: Box) -> bool:
        """Whether it runs through the rectangle."""
        own = self.box
        return own.left < box.right and box.left < own.right and own.top < box.bottom and box.top < own.bottom

    def lies_on(self, other: Line) -> bool:
        """Whether both run in one line and share more than a point."""
        a, b = self.box, other.box
        level = a.top == a.bottom == b.top == b.bottom and min(a.right, b.right) > max(a.left, b.left)
        upright = a.left == a.right == b.left == b.right and min(a.bottom, b.bottom) > max(a.top, b.top)
        return level or upright


@dataclass
class Drawing:
    """Everything drawn in one file, by element id. `ends` is source and target of each flow."""

    name: str
    nodes: dict[str, Box] = field(default_factory=dict)
    lanes: dict[str, Box] = field(default_factory=dict)
    lane_of: dict[str, str] = field(default_factory=dict)
    pool: Box = field(default_factory=lambda: Box(0, 0, 0, 0))
    labels: dict[str, Box] = field(default_factory=dict)
    ways: dict[str, list[Point]] = field(default_factory=dict)
    ends: dict[str, tuple[str, str]] = field(default_factory=dict)
    hosts: dict[str, str] = field(default_factory=dict)
    expected_labels: set[str] = field(default_factory=set)
    upright: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[Line]:
        """All straight pieces of all flows."""
        for flow, way in self.ways.items():
            for start, end in pairwise(way):
                yield Line(flow, start, end)


def read_drawing(path: Path) -> Drawing:
    """Reads the file's process and its drawing. Raises KeyError when a shape draws nothing the process has."""
    root: Any = etree.parse(path).getroot()
    drawing = Drawing(path.stem)
    _read_process(root, drawing)
    kinds = {element.get("id"): etree.QName(element).localname for element in root.iter("{*}*") if element.get("id")}
    for shape in root.iterfind(".//bpmndi:BPMNShape", _NAMESPACES):
        _read_shape(shape, kinds[shape.get("bpmnElement")], drawing)
    for edge in root.iterfind(".//bpmndi:BPMNEdge", _NAMESPACES):
        points = edge.iterfind("di:waypoint", _NAMESPACES)
        drawing.ways[edge.get("bpmnElement")] = [(float(p.get("x")), float(p.get("y"))) for p in points]
        _read_label(edge, drawing)
    return drawing


def _read_process(root: Any, drawing: Drawing) -> None:
    for process in root.iterfind("bpmn:process", _NAMESPACES):
        for element in process:
            name, identity = etree.QName(element).localname, element.get("id")
            if name == "sequenceFlow":
                drawing.ends[identity] = (element.get("sourceRef"), element.get("targetRef"))
            elif element.get("attachedToRef"):
                drawing.hosts[identity] = element.get("attachedToRef")
            if element.get("name") and (name == "sequenceFlow" or name.endswith(_OUTER_LABEL)):
                drawing.expected_labels.add(identity)
        for lane in process.iterfind(".//bpmn:lane", _NAMESPACES):
            for node in lane.iterfind("bpmn:flowNodeRef", _NAMESPACES):
                drawing.lane_of[node.text.strip()] = lane.get("id")


def _read_shape(shape: Any, kind: str, drawing: Drawing) -> None:
    identity, box = shape.get("bpmnElement"), _box(shape)
    if kind in {"participant", "lane"} and shape.get("isHorizontal") != "true":
        drawing.upright.append(identity)
    if kind == "participant":
        drawing.pool = box
    elif kind == "lane":
        drawing.lanes[identity] = box
    else:
        drawing.nodes[identity] = box
        _read_label(shape, drawing)


def _read_label(drawn: Any, drawing: Drawing) -> None:
    label = drawn.find("bpmndi:BPMNLabel", _NAMESPACES)
    if label is not None:
        drawing.labels[drawn.get("bpmnElement")] = _box(label)


def _box(drawn: Any) -> Box:
    bounds = drawn.find("dc:Bounds", _NAMESPACES)
    x, y, width, height = (float(bounds.get(key)) for key in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)
