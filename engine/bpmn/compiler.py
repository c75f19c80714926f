"""From a read diagram to runnable processes: a subclass of SpiffWorkflow's parser that builds with our task specs.

The library's parser walks along the flows by recursion, loses what no flow reaches and sorts flows by their place in
the picture. Ours takes the elements of each process in file order, builds every one, then connects them: what the
drawing looks like changes nothing. What it does not know is refused, so that nothing runs in another way than drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.ProcessParser import ProcessParser
from SpiffWorkflow.exceptions import SpiffWorkflowException

from engine.bpmn.connecting import Connections
from engine.bpmn.error_events import BoundaryError, ErrorEnd
from engine.bpmn.events import INTERNAL, BoundarySplit, ProcessSpec, TerminateEnd
from engine.bpmn.gateways import ExclusiveGateway, InclusiveGateway, ParallelGateway
from engine.bpmn.model import Diagram, Element, Process
from engine.bpmn.service_tasks import ServiceTask, is_whole
from engine.bpmn.skeleton import skeleton
from engine.bpmn.task_specs import BusinessRuleTask, CallActivity, HumanTask, PassThrough, ScriptTask, SubProcess
from engine.bpmn.timers import BoundaryTimer, TimerEvent
from engine.errors import DeploymentRejected
from engine.findings import Finding

SPEC_CLASSES: dict[tuple[str, str], Any] = {
    ("startEvent", ""): PassThrough,
    ("endEvent", ""): PassThrough,
    ("endEvent", "terminate"): TerminateEnd,
    ("endEvent", "error"): ErrorEnd,
    ("intermediateThrowEvent", ""): PassThrough,
    ("intermediateCatchEvent", "timer"): TimerEvent,
    ("boundaryEvent", "timer"): BoundaryTimer,
    ("boundaryEvent", "error"): BoundaryError,
    ("userTask", ""): HumanTask,
    ("manualTask", ""): HumanTask,
    ("scriptTask", ""): ScriptTask,
    ("businessRuleTask", ""): BusinessRuleTask,
    ("serviceTask", ""): ServiceTask,
    ("subProcess", ""): SubProcess,
    ("callActivity", ""): CallActivity,
    ("exclusiveGateway", ""): ExclusiveGateway,
    ("parallelGateway", ""): ParallelGateway,
    ("inclusiveGateway", ""): InclusiveGateway,
}


@dataclass(frozen=True)
class ExecutableProcess:
    """One process, ready to run. `spec` and `inner` (its embedded subprocesses by name) are for `execution` alone."""

    key: str
    name: str
    process: Process
    spec: Any = field(repr=False)
    inner: Mapping[str, Any] = field(repr=False)


def compile_processes(diagram: Diagram) -> dict[str, ExecutableProcess]:
    """The executable processes of a diagram by key.

    Raises DeploymentRejected with a finding for each element that cannot be built.
    """
    parser = DiagramParser(diagram)
    try:
        compiled = {process.id: parser.executable(process) for process in diagram.processes if process.executable}
    except SpiffWorkflowException as error:
        parser.refuse(None, f"Diagrammet kan ikke læses: {error}")
    if parser.findings:
        raise DeploymentRejected(parser.findings)
    return compiled


class ContainerParser(ProcessParser):
    """Builds the spec of one process or embedded subprocess."""

    def create_spec(self) -> ProcessSpec:
        """An empty spec; a subprocess's name holds its process's, so that it is unique over all diagrams."""
        process = self.parser.process_of(self.bpmn_id)
        return ProcessSpec(inner_name(process, self.bpmn_id), process)

    def add_tasks(self) -> None:
        """Build every element in file order, then connect them."""
        elements = list(self.spec.process.children(self.bpmn_id))
        specs = {element.id: spec for element in elements if (spec := self._build(element)) is not None}
        connections = Connections(self.spec, specs, self._splits(specs), self.parser.refuse)
        connections.start(elements)
        for element in elements:
            if element.id in specs:
                connections.lead_on(element)

    def _build(self, element: Element) -> Any:
        if problem := problem_of(element):
            self.parser.refuse(element, problem)
            return None
        kwargs: dict[str, Any] = {"element": element, "lane": element.lane or None}
        if element.timer:
            kwargs["timer"] = element.timer
        if element.error:
            kwargs["error"] = element.error
        if element.type == "subProcess":
            self.parser.create_parser(self.get_node_by_id(element.id))
            kwargs["subworkflow_spec"] = self.parser.process_parsers[element.id].get_spec().name
        elif element.type == "callActivity":
            kwargs["subworkflow_spec"] = element.settings.called_element
        name = f"{element.id}#element" if element.id in INTERNAL else element.id
        return SPEC_CLASSES[element.type, element.event](self.spec, name, **kwargs)

    def _splits(self, specs: Mapping[str, Any]) -> dict[str, Any]:
        """Activities with boundary events: id → the spec to enter in their place."""
        splits: dict[str, Any] = {}
        for boundary in [spec for spec in specs.values() if spec.element.type == "boundaryEvent"]:
            host = specs.get(boundary.element.attached_to or "")
            if host is None:
                self.parser.refuse(boundary.element, "Hændelsen sidder ikke på en aktivitet i samme proces.")
                continue
            if host.element.id not in splits:
                splits[host.element.id] = split = BoundarySplit(self.spec, f"{host.element.id}#boundary")
                split.connect(host)
                host.has_boundary = True
            splits[host.element.id].connect(boundary)
            if isinstance(boundary, BoundaryError):
                host.catches.append(boundary)
        return splits


class DiagramParser(BpmnParser):
    """Parses one diagram. Only our own parser classes are known to it."""

    PARSER_CLASSES: ClassVar[dict[str, Any]] = {}
    PROCESS_PARSER_CLASS = ContainerParser

    def __init__(self, diagram: Diagram) -> None:
        super().__init__()
        self.diagram = diagram
        self.findings: list[Finding] = []
        self._process_of = {process.id: process for process in diagram.processes}
        for process in diagram.processes:
            self._process_of.update((e.id, process) for e in process.elements.values() if e.type == "subProcess")
        self.add_bpmn_xml(skeleton(diagram.tree), filename=diagram.file)

    def process_of(self, container_id: str) -> Process:
        """The process that a process or subprocess id belongs to."""
        return self._process_of[container_id]

    def executable(self, process: Process) -> ExecutableProcess:
        """The finished process with its embedded subprocesses."""
        spec = self.get_spec(process.id)
        containers = [e for e in process.elements.values() if e.type == "subProcess" and e.id in self.process_parsers]
        inner = {inner_name(process, e.id): self.get_spec(e.id) for e in containers}
        return ExecutableProcess(process.id, process.name, process, spec, inner)

    def refuse(self, element: Element | None, message: str) -> None:
        """Note why the diagram cannot be built."""
        place = (element.id, element.name, element.line) if element else ("", "", 0)
        self.findings.append(
            Finding(
                self.diagram.file,
                place[2],
                rule="not-buildable",
                message=message,
                element_id=place[0],
                element_name=place[1],
            )
        )


def inner_name(process: Process, container_id: str) -> str:
    """The spec name of a process or of a subprocess in it; `#` cannot stand in an id."""
    return container_id if container_id == process.id else f"{process.id}#{container_id}"


def problem_of(element: Element) -> str:
    """Why an element cannot be built, in Danish; an empty text when it can."""
    if (element.type, element.event) not in SPEC_CLASSES or element.triggered_by_event or element.loop:
        return "Denne type element kan ikke udføres."
    return next((message for applies, message in _REQUIRED if applies(element)), "")


def _script_format(element: Element) -> str:
    return (element.settings.script_format or "feel").strip().lower()


_REQUIRED: tuple[tuple[Callable[[Element], bool], str], ...] = (
    (lambda e: e.event == "timer" and not (e.timer and e.timer.text), "Timeren mangler en dato eller en varighed."),
    (lambda e: e.timer is not None and e.timer.kind == "cycle", "Timeren gentager sig (cycle); det kan ikke udføres."),
    (
        lambda e: e.error is not None and not e.error.code and (e.type == "endEvent" or bool(e.error.ref)),
        "Fejlen, der henvises til, mangler eller har ingen kode.",
    ),
    (
        lambda e: e.type == "callActivity" and not e.settings.called_element,
        "Der står ikke, hvilken procedure der kaldes.",
    ),
    (
        lambda e: e.type == "businessRuleTask" and not e.settings.decision_ref,
        "Der står ikke, hvilken beslutningstabel der bruges.",
    ),
    (
        lambda e: e.type == "serviceTask" and not (e.settings.external and e.settings.topic),
        "Serviceopgaven har intet topic.",
    ),
    (
        lambda e: not is_whole(e.settings.job_priority or "0"),
        "Serviceopgavens prioritet er ikke et helt tal.",
    ),
    (lambda e: e.type == "scriptTask" and not e.settings.script, "Scriptet er tomt."),
    (
        lambda e: e.type == "scriptTask" and _script_format(e) != "feel",
        "Et script skal være skrevet i FEEL (Script format: feel).",
    ),
)
