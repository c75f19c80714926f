"""Connects the specs of one process by its sequence flows, in file order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.bpmn.gateways import ExclusiveGateway, InclusiveGateway
from engine.bpmn.model import Element
from engine.bpmn.model import Flow as SequenceFlow
from engine.bpmn.task_specs import Flow

CONDITION = "condition|"  # marks a text as a condition; the script engine takes no text without a mark


class Connections:
    """The flows of one process or subprocess. `splits` are the specs that stand in front of activities with timers."""

    def __init__(
        self,
        spec: Any,
        specs: Mapping[str, Any],
        splits: Mapping[str, Any],
        refuse: Callable[[Element, str], None],
    ) -> None:
        self.spec = spec
        self.specs = specs
        self.splits = splits
        self.refuse = refuse
        self.between = Counter((flow.source, flow.target) for flow in spec.process.flows.values())

    def start(self, elements: Sequence[Element]) -> None:
        """Connect the start event: exactly one, of no type."""
        starts = [self.specs[e.id] for e in elements if e.type == "startEvent" and e.id in self.specs]
        if len(starts) == 1:
            self.spec.start.connect(starts[0])
        elif elements:
            word = "ingen starthændelse" if not starts else f"{len(starts)} starthændelser"
            self.refuse(elements[0], f"Der er {word}; der skal være præcis én i proceduren og i hver delproces.")

    def lead_on(self, element: Element) -> None:
        """Connect what leaves `element`; where nothing does, its token ends there."""
        spec = self.specs[element.id]
        flows = [self.spec.process.flows[flow_id] for flow_id in element.outgoing]
        if isinstance(spec, (ExclusiveGateway, InclusiveGateway)):
            self._choose(element, flows)
        else:
            for flow in flows:
                if flow.condition is not None:
                    self.refuse(element, f"Pilen «{flow.id}» har en betingelse. Tegn en gateway foran den.")
                self._connect(flow, None)
        if not flows:
            spec.connect(self.spec.end)

    def _choose(self, element: Element, flows: Sequence[SequenceFlow]) -> None:
        default = default_flow(element, flows)
        for flow in flows:
            if flow.id != default and flow.condition is None:
                self.refuse(element, f"Pilen «{flow.id}» har ingen betingelse og er ikke standardpilen.")
            self._connect(flow, None if flow.id == default else flow.condition)

    def _connect(self, flow: SequenceFlow, condition: str | None) -> None:
        source, target = self.specs[flow.source], self.splits.get(flow.target) or self.specs.get(flow.target)
        if target is None:
            met = self.spec.process.elements.get(flow.target)
            if met is None or met.parent_id != flow.parent_id:  # else it is refused for itself
                self.refuse(source.element, f"Pilen «{flow.id}» fører ikke til et element i samme proces.")
            return
        if self.between[flow.source, flow.target] > 1:
            step = Flow(self.spec, f"{flow.id}#flow")
            step.connect(target)
            target = step
        source.flows[target.name] = flow.id
        source.connect_outgoing_if(None if condition is None else CONDITION + condition, target)


def default_flow(element: Element, flows: Sequence[SequenceFlow]) -> str | None:
    """The default flow of a gateway: the one it names; else the only flow without a condition, as in Camunda 7."""
    if element.default_flow:
        return element.default_flow
    bare = [flow.id for flow in flows if flow.condition is None]
    only_way_on = element.type == "exclusiveGateway" or len(flows) == 1
    return bare[0] if len(bare) == 1 and only_way_on else None
