"""Reads a .bpmn file to a `Diagram`: safely, within limits, with line numbers, and never raising for what is in it.

A second reading of the same bytes gives the same diagram: nothing depends on positions in the drawing.
"""

from __future__ import annotations

from typing import Any

from engine.bpmn.dialects import camunda7
from engine.bpmn.elements import (
    CONTAINERS,
    DRAWING,
    LOOPS,
    PARTS_NOT_RUN,
    Place,
    documentation,
    innermost,
    label,
    read_element,
    read_flow,
    read_lanes,
)
from engine.bpmn.model import Diagram, Element, Flow, Process
from engine.bpmn.report import Report
from engine.bpmn.xml import MODELER, ZEEBE, children, local, parse_bpmn
from engine.findings import Finding

_STRUCTURE = {"documentation", "extensionElements", "laneSet", "sequenceFlow", "incoming", "outgoing"}
_NO_NODES = _STRUCTURE | DRAWING | PARTS_NOT_RUN
_BESIDE = {  # what a file may hold beside its processes
    *("conversation", "subConversation", "callConversation", "conversationLink", "choreography", "globalConversation"),
    *("globalTask", "globalUserTask", "globalManualTask", "globalScriptTask", "globalBusinessRuleTask"),
    "globalChoreographyTask",
}


def read_diagram(data: bytes, file: str) -> tuple[Diagram | None, tuple[Finding, ...]]:
    """Read `data`, uploaded as `file`: the diagram (None when it cannot be read at all) and what is to be said."""
    report = Report(file)
    root = parse_bpmn(data, report)
    if root is None or _is_camunda_8(root, report):
        return None, tuple(report.findings)
    _report_duplicate_ids(root, report)
    pools = [pool for block in children(root, "collaboration") for pool in children(block, "participant")]
    pool_names = {pool.get("processRef"): label(pool) for pool in pools if pool.get("processRef")}
    errors = {error.get("id"): error for error in children(root, "error") if error.get("id")}
    processes = tuple(_Reading(node, pool_names, errors, report).process() for node in children(root, "process"))
    if not processes:
        report.error("no-process", "Filen indeholder ingen procedure.", root)
    diagram = Diagram(
        file=file,
        processes=processes,
        pools=len(pools),
        tree=root.getroottree(),
        drawing=_drawing(root),
        exporter=root.get("exporter") or "",
        platform=root.get(f"{{{MODELER}}}executionPlatform") or "",
    )
    return diagram, tuple(report.findings)


class _Reading:
    """Reads one process, its subprocesses included."""

    def __init__(self, node: Any, pool_names: dict[str, str], errors: dict[str, Any], report: Report) -> None:
        self.node = node
        self.errors = errors
        self.report = report
        self.id = node.get("id") or ""
        self.pool_name = pool_names.get(self.id, "")
        self.lanes = read_lanes(node)
        self.lane_names = innermost(self.lanes)
        self.elements: dict[str, Element] = {}
        self.flows: dict[str, Flow] = {}

    def process(self) -> Process:
        """The process and all that stands in it."""
        self._container(self.node, self.id)
        groups, users = camunda7.starters(self.node)
        return Process(
            id=self.id,
            name=label(self.node) or self.pool_name or self.id,
            line=self.node.sourceline or 0,
            executable=self._executable(),
            documentation=documentation(self.node),
            version_tag=camunda7.attribute(self.node, "versionTag"),
            history_time_to_live=camunda7.attribute(self.node, "historyTimeToLive"),
            candidate_starter_groups=groups,
            candidate_starter_users=users,
            properties=camunda7.properties(self.node),
            pool_name=self.pool_name,
            lanes=self.lanes,
            elements=self.elements,
            flows=self.flows,
        )

    def _executable(self) -> bool:
        executable = bool(self.node.get("isExecutable", "false").strip().lower() == "true")
        if not executable:
            sentence = f"Proceduren «{self.id}» er ikke markeret som «Executable» og bliver ikke udrullet."
            self.report.info("process-not-executable", sentence, self.node)
        return executable

    def _container(self, node: Any, parent_id: str) -> None:
        flows = [read_flow(child, parent_id, self.report) for child in children(node, "sequenceFlow")]
        self.flows.update((flow.id, flow) for flow in flows)
        for child in node.iterchildren("*"):
            name = local(child)
            if not name or name in _NO_NODES or (name in LOOPS and node is not self.node):
                continue
            self._element(child, parent_id, flows)

    def _element(self, node: Any, parent_id: str, flows: list[Flow]) -> None:
        element = read_element(node, Place(parent_id, self.id, flows, self.lane_names, self.errors), self.report)
        if not element.id:
            called = f" med navnet «{element.name}»" if element.name else ""
            self.report.error("id-missing", f"Et element af typen «{element.type}»{called} mangler et id.", node)
        self.elements[element.id] = element
        if element.type in CONTAINERS:
            self.lane_names.setdefault(element.id, element.lane)
            self._container(node, element.id)


def _is_camunda_8(root: Any, report: Report) -> bool:
    platform = root.get(f"{{{MODELER}}}executionPlatform") or ""
    if platform != "Camunda Cloud" and next(root.iter(f"{{{ZEEBE}}}*"), None) is None:
        return False
    report.error(
        "camunda-8",
        "Diagrammet er tegnet til Camunda 8. Lav i Camunda Modeler et nyt BPMN-diagram til Camunda 7, og tegn det der.",
        root,
    )
    return True


def _report_duplicate_ids(root: Any, report: Report) -> None:
    seen: dict[str, Any] = {}
    for node in root.iter("{http://www.omg.org/spec/BPMN/20100524/MODEL}*"):
        identifier = node.get("id")
        if not identifier:
            if local(node) in ("process", "sequenceFlow"):
                ends = f"Pilen fra «{node.get('sourceRef')}» til «{node.get('targetRef')}»"
                noun = "Proceduren" if local(node) == "process" else ends
                report.error("id-missing", f"{noun} mangler et id.", node)
        elif identifier in seen:
            first = seen[identifier].sourceline
            report.error(
                "duplicate-id", f"Id'et «{identifier}» bruges også i linje {first}. Et id må kun bruges én gang.", node
            )
        else:
            seen[identifier] = node


def _drawing(root: Any) -> tuple[tuple[str, str, str, int], ...]:
    kinds = DRAWING | _BESIDE
    nodes = (node for node in root.iter("{http://www.omg.org/spec/BPMN/20100524/MODEL}*") if local(node) in kinds)
    return tuple(
        (local(node), node.get("id") or "", label(node), node.sourceline or 0)
        for node in nodes
        if not node.get("processRef")
    )
