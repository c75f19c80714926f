"""Which elements stand only on a branch beside the procedure, begun by an event that does not interrupt."""

from __future__ import annotations

from engine.bpmn.model import Element, Process


def side_elements(process: Process) -> frozenset[str]:
    """Ids of the elements that no way from a start reaches, but for non-interrupting boundary events.

    An end event among them ends its branch only; the end state is read from the others (catalogue C-13,
    `boernefaglig_undersoegelse`, open points).
    """
    reached: set[str] = set()
    todo = [element for element in process.elements.values() if element.type == "startEvent"]
    while todo:
        element = todo.pop()
        if element.id not in reached:
            reached.add(element.id)
            todo += _following(element, process)
    return frozenset(process.elements.keys() - reached)


def _following(element: Element, process: Process) -> list[Element]:
    flows = [process.flows[f] for f in element.outgoing if f in process.flows]
    targets = [process.elements[flow.target] for flow in flows if flow.target in process.elements]
    events = [e for e in process.elements.values() if e.attached_to == element.id and e.cancel_activity]
    return targets + events
