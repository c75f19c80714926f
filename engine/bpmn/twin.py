"""A diagram's text twin: the same facts as a numbered list, for those who do not read the drawing (WCAG 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.bpmn.model import Element, Process
from engine.bpmn.wording import Words, answer, audience, error_said, moment

_KINDS = {
    "startEvent": "Start",
    "endEvent": "Slut",
    "userTask": "Opgave",
    "manualTask": "Opgave uden for systemet",
    "scriptTask": "Automatisk trin",
    "serviceTask": "Automatisk trin",
    "businessRuleTask": "Beslutningstabel",
    "callActivity": "Kald af procedure",
    "subProcess": "Delproces",
    "exclusiveGateway": "Vejvalg",
    "inclusiveGateway": "Vejvalg med flere mulige veje",
    "parallelGateway": "Samtidige veje",
    "intermediateCatchEvent": "Ventetid",
    "boundaryEvent": "Frist",
}


@dataclass(frozen=True)
class TwinStep:
    """One element in words. `next` pairs the answer, or an empty text, with the number and name it leads to."""

    number: int
    element_id: str
    kind: str
    name: str
    lane: str
    audience: str
    due: str
    documentation: str
    next: tuple[tuple[str, int, str], ...]


def text_twin(process: Process, words: Words) -> tuple[TwinStep, ...]:
    """The elements of a process in reading order: along the flows, each before what follows, loops cut at their end."""
    ordered = [element for element in _reading_order(process) if not _is_merge(element)]
    numbers = {element.id: number for number, element in enumerate(ordered, start=1)}
    return tuple(_step(element, process, words, numbers) for element in ordered)


def _step(element: Element, process: Process, words: Words, numbers: dict[str, int]) -> TwinStep:
    return TwinStep(
        number=numbers[element.id],
        element_id=element.id,
        kind=_kind(element),
        name=_name(element),
        lane=element.lane,
        audience=audience(element, words) if element.type in {"userTask", "manualTask"} else "",
        due=moment(element.timer.text if element.timer else element.settings.due_date, words),
        documentation=element.documentation,
        next=tuple(_next(element, process, numbers)),
    )


def _name(element: Element) -> str:
    unnamed = "Fejl" if element.error else _KINDS.get(element.type, element.type)
    return element.name or unnamed


def _kind(element: Element) -> str:
    if element.error:
        return f"{'Slut med fejl' if element.type == 'endEvent' else 'Fejl'}: {error_said(element.error)}"
    if element.type == "boundaryEvent":
        return "Frist, der afbryder" if element.cancel_activity else "Frist, der ikke afbryder"
    if element.type == "parallelGateway" and len(element.incoming) > 1:
        return "Samling af samtidige veje"
    return _KINDS.get(element.type, element.type)


def _next(element: Element, process: Process, numbers: dict[str, int]) -> Iterator[tuple[str, int, str]]:
    for flow_id in element.outgoing:
        flow = process.flows[flow_id]
        target = _past_merges(process.elements[flow.target], process)
        yield answer(flow, process), numbers.get(target.id, 0), target.name
    for boundary in process.elements.values():
        if boundary.attached_to == element.id:
            yield "fejl" if boundary.error else "frist", numbers.get(boundary.id, 0), _name(boundary)


def _is_merge(element: Element) -> bool:
    """An exclusive gateway that only brings ways together says nothing in words."""
    return element.type == "exclusiveGateway" and len(element.outgoing) == 1 and not element.name


def _past_merges(element: Element, process: Process) -> Element:
    seen: set[str] = set()
    while _is_merge(element) and element.id not in seen:
        seen.add(element.id)
        element = process.elements[process.flows[element.outgoing[0]].target]
    return element


def _reading_order(process: Process) -> list[Element]:
    """Reverse postorder along the flows; boundary events follow their activity, contents their subprocess."""
    seen: set[str] = set()
    order: list[Element] = []
    roots = [e for e in process.elements.values() if e.type == "startEvent"]
    for root in reversed([*roots, *process.elements.values()]):
        _visit(root, process, seen, order)
    return order[::-1]


def _visit(root: Element, process: Process, seen: set[str], order: list[Element]) -> None:
    stack: list[tuple[Element, Iterator[Element]]] = []
    if root.id not in seen and (root.type == "startEvent" or not (root.incoming or root.attached_to)):
        seen.add(root.id)
        stack.append((root, iter(_successors(root, process)[::-1])))
    while stack:
        element, successors = stack[-1]
        following = next((s for s in successors if s.id not in seen), None)
        if following is None:
            order.append(element)
            stack.pop()
        else:
            seen.add(following.id)
            stack.append((following, iter(_successors(following, process)[::-1])))


def _successors(element: Element, process: Process) -> list[Element]:
    inside = [e for e in process.children(element.id) if e.type == "startEvent"]
    attached = [e for e in process.elements.values() if e.attached_to == element.id]
    targets = [process.elements[process.flows[f].target] for f in element.outgoing if f in process.flows]
    return inside + targets + attached
