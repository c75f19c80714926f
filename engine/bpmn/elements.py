"""Reads what stands in a process: flow nodes, sequence flows and lanes, each with its line in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.bpmn.dialects import camunda7
from engine.bpmn.model import Element, ErrorEvent, Flow, Lane, Timer
from engine.bpmn.report import Report
from engine.bpmn.xml import children, local, text_of

CONTAINERS = ("subProcess", "transaction", "adHocSubProcess")
ARTIFACTS = {"textAnnotation", "association", "group", "category", "messageFlow", "participant"}
DATA = {"dataObject", "dataObjectReference", "dataStore", "dataStoreReference"}
DATA_FLOW = {"dataInputAssociation", "dataOutputAssociation", "ioSpecification", "property"}
DRAWING = ARTIFACTS | DATA | DATA_FLOW
RESPONSIBLE = {"performer", "humanPerformer", "potentialOwner", "resourceRole"}
PARTS_NOT_RUN = RESPONSIBLE | {"auditing", "monitoring", "categoryValueRef"}
PARTS_NOT_RUN |= {"correlationSubscription", "supports", "ioBinding"}
_PARTS = {"documentation", "extensionElements", "incoming", "outgoing"}
LOOPS = {"standardLoopCharacteristics", "multiInstanceLoopCharacteristics"}
_TIMES = {"timeDate": "date", "timeDuration": "duration", "timeCycle": "cycle"}


def documentation(node: Any) -> str:
    """The documentation of an element: all its blocks, with a blank line between."""
    return "\n\n".join(filter(None, (text_of(block) for block in children(node, "documentation"))))


def label(node: Any) -> str:
    """The name of an element in one line: the Modeler breaks names into lines on the canvas."""
    return " ".join((node.get("name") or "").split())


def read_flow(node: Any, parent_id: str, report: Report) -> Flow:
    """One sequence flow with its condition as FEEL."""
    source, target = ((node.get(end) or "").strip() for end in ("sourceRef", "targetRef"))
    return Flow(
        id=node.get("id") or f"{source}→{target}",  # a flow without id is refused; the others keep their places
        name=label(node),
        source=source,
        target=target,
        line=node.sourceline or 0,
        parent_id=parent_id,
        condition=camunda7.condition(node, report),
    )


@dataclass(frozen=True)
class Place:
    """Where a flow node stands: process or subprocess, its process, the flows beside it, element id → lane name.

    `errors` are those that the file declares, by id.
    """

    parent_id: str
    process_id: str
    flows: Sequence[Flow]
    lanes: Mapping[str, str]
    errors: Mapping[str, Any]


def read_element(node: Any, place: Place, report: Report) -> Element:
    """One flow node."""
    lanes, flows = place.lanes, place.flows
    identifier = node.get("id") or ""
    definitions = [child for child in node if local(child).endswith("EventDefinition")]
    return Element(
        id=identifier,
        type=local(node),
        name=label(node),
        line=node.sourceline or 0,
        parent_id=place.parent_id,
        process_id=place.process_id,
        documentation=documentation(node),
        lane=lanes.get(identifier) or lanes.get(node.get("attachedToRef") or "") or lanes.get(place.parent_id, ""),
        incoming=tuple(flow.id for flow in flows if flow.target == identifier),
        outgoing=tuple(flow.id for flow in flows if flow.source == identifier),
        default_flow=node.get("default"),
        event=_event(definitions),
        timer=next((timer for timer in map(_timer, definitions) if timer), None),
        error=next((_error(each, place) for each in definitions if local(each) == "errorEventDefinition"), None),
        attached_to=node.get("attachedToRef"),
        cancel_activity=_cancels(node, definitions),
        triggered_by_event=node.get("triggeredByEvent", "false").strip().lower() == "true",
        loop=_loop(node),
        settings=camunda7.settings(node, report),
        attributes={**camunda7.other_attributes(node), **_event_attributes(definitions), **_unknown_parts(node)},
    )


def read_lanes(node: Any) -> tuple[Lane, ...]:
    """The lanes of a process in file order, inner ones after the lane they stand in."""
    found: list[Lane] = []
    for lane_set in children(node, "laneSet", "childLaneSet"):
        for lane in children(lane_set, "lane"):
            members = tuple(text_of(reference) for reference in children(lane, "flowNodeRef"))
            found.append(Lane(lane.get("id") or "", label(lane), lane.sourceline or 0, members))
            found.extend(read_lanes(lane))
    return tuple(found)


def innermost(lanes: Iterable[Lane]) -> dict[str, str]:
    """Element id → name of the innermost lane it stands in; an inner lane comes after its outer one."""
    return {element_id: lane.name for lane in lanes for element_id in lane.element_ids}


def _event(definitions: list[Any]) -> str:
    if len(definitions) > 1:
        return "multiple"
    return local(definitions[0]).removesuffix("EventDefinition") if definitions else ""


def _timer(definition: Any) -> Timer | None:
    for node in children(definition, *_TIMES):
        return Timer(_TIMES[local(node)], text_of(node))
    return None


def _cancels(node: Any, definitions: list[Any]) -> bool:
    """Whether a boundary event ends its activity; an error always does, whatever is written."""
    return node.get("cancelActivity", "true").strip().lower() != "false" or _event(definitions) == "error"


def _error(definition: Any, place: Place) -> ErrorEvent:
    ref = (definition.get("errorRef") or "").strip()
    declared = place.errors.get(ref.rpartition(":")[2])  # a reference may carry the prefix of its namespace
    code_variable, message_variable = camunda7.error_variables(definition)
    return ErrorEvent(
        ref=ref,
        known=declared is not None,
        code="" if declared is None else (declared.get("errorCode") or "").strip(),
        name="" if declared is None else label(declared),
        message="" if declared is None else camunda7.attribute(declared, "errorMessage") or "",
        code_variable=code_variable,
        message_variable=message_variable,
    )


def _loop(node: Any) -> str:
    for part in children(node, "multiInstanceLoopCharacteristics"):
        return "sequential" if part.get("isSequential") == "true" else "parallel"
    return "standard" if children(node, "standardLoopCharacteristics") else ""


def _event_attributes(definitions: list[Any]) -> dict[str, str]:
    return {name: value for node in definitions for name, value in camunda7.other_attributes(node).items()}


def parts_not_run(container: Any) -> dict[str, str]:
    """What a process or subprocess says beside its flow nodes that changes nothing here: name and text."""
    return {local(part): text_of(part)[:200] for part in children(container, *PARTS_NOT_RUN)}


def _unknown_parts(node: Any) -> dict[str, str]:
    if local(node) in CONTAINERS:
        return parts_not_run(node)
    known = _PARTS | LOOPS | DRAWING | ({"script"} if local(node) == "scriptTask" else set())
    parts = (child for child in node.iterchildren("*") if local(child) and local(child) not in known)
    return {local(part): text_of(part)[:200] for part in parts if not local(part).endswith("EventDefinition")}
