"""What a rule is given to look at, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.errors import Errors
from engine.bpmn.checks.expressions import Written, expressions
from engine.bpmn.checks.joins import Closing, closings
from engine.bpmn.checks.places import Met, Place
from engine.bpmn.checks.source import undrawn_attributes
from engine.bpmn.checks.variables import Names, read_around, set_around
from engine.bpmn.model import Diagram, Element, Flow, Process

__all__ = ["ACTIVITIES", "GATEWAYS", "HUMAN", "SUBPROCESSES", "TASKS", "Met", "Place", "Subject"]

HUMAN = ("userTask", "manualTask")  # both wait until somebody completes them
TASKS = frozenset(
    {"task", "userTask", "manualTask", "scriptTask", "businessRuleTask", "serviceTask", "sendTask", "receiveTask"}
)
SUBPROCESSES = frozenset({"subProcess", "adHocSubProcess", "transaction"})
ACTIVITIES = TASKS | SUBPROCESSES | {"callActivity"}
GATEWAYS = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway"})


@dataclass(frozen=True)
class Subject:
    """One executable process under examination, with the questions many rules ask of it."""

    diagram: Diagram
    process: Process
    context: CheckContext

    def elements(self, *types: str) -> Iterator[Element]:
        """Elements of the given types, or all, in file order, those inside subprocesses included."""
        return (e for e in self.process.elements.values() if not types or e.type in types)

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """Ids of the process and of its subprocesses: each holds a flow of its own."""
        return (self.process.id, *(e.id for e in self.elements(*SUBPROCESSES)))

    @cached_property
    def _flows_out(self) -> dict[str, list[Flow]]:
        return self._by_end("source")

    @cached_property
    def _flows_in(self) -> dict[str, list[Flow]]:
        return self._by_end("target")

    def _by_end(self, end: str) -> dict[str, list[Flow]]:
        ends: dict[str, list[Flow]] = {}
        for flow in self.process.flows.values():
            ends.setdefault(getattr(flow, end), []).append(flow)
        return ends

    def flows_out(self, element: Element) -> list[Flow]:
        """The flows that leave an element, in file order."""
        return self._flows_out.get(element.id, [])

    def flows_in(self, element: Element) -> list[Flow]:
        """The flows that lead to an element, in file order."""
        return self._flows_in.get(element.id, [])

    @cached_property
    def boundaries(self) -> dict[str, list[Element]]:
        """The boundary events by the activity they are attached to."""
        attached: dict[str, list[Element]] = {}
        for event in self.elements("boundaryEvent"):
            attached.setdefault(event.attached_to or "", []).append(event)
        return attached

    @cached_property
    def undrawn(self) -> tuple[tuple[str, Place, Mapping[str, str]], ...]:
        """What the dialect says on all that is no flow node: type, place, and what is said by name."""
        return tuple(undrawn_attributes(self.diagram, self.process))

    @cached_property
    def errors(self) -> Errors:
        """Which errors can come from where, and who catches them."""
        return Errors(self.context)

    @cached_property
    def expressions(self) -> tuple[Written, ...]:
        """Every expression of the process, read."""
        return tuple(expressions(self.process))

    @cached_property
    def variables(self) -> Names:
        """What is set when the process runs, by itself and by the procedures around it."""
        return set_around(self.process, self.context)

    @cached_property
    def reads(self) -> Names:
        """What is read when the process runs, by itself and by the procedures around it."""
        return read_around(self.process, self.context)

    @cached_property
    def closings(self) -> tuple[Closing, ...]:
        """The splits of the process with the element that closes each."""
        return tuple(closings(self))

    @property
    def known(self) -> frozenset[str]:
        """The names of the variables that can be set."""
        return self.variables.names

    def named(self, element_id: str) -> str:
        """An element as a sentence mentions it: its name in quotes, or its id when it has none."""
        element = self.process.elements.get(element_id)
        return f"«{element.name}»" if element and element.name else f"«{element_id}»"
