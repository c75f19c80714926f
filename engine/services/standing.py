"""Where the tokens of a case stand, read from its state for whoever repairs it. Private to services."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.alignment import kind
from engine.bpmn.model import Element, Process
from engine.execution.marking import read_marking
from engine.execution.placing import Pair, Placed, Placing, cannot_enter
from engine.records.repair import TokenRecord
from engine.services.case import Case
from engine.services.mapping import choice
from engine.services.relocation import CaseRows

KINDS = {"callActivity": "call", "subProcess": "subprocess", "boundaryEvent": "deadline"}


def tokens_of(case: Case, rows: CaseRows) -> Iterator[TokenRecord]:
    """All tokens, those of callers before those of called procedures."""
    key = case.instance.process_key
    processes = {each: case.executable(each) for each in case.instance.bindings["processes"]}
    placing = Placing({each: Pair(process, process, {}) for each, process in processes.items()}, key)
    placing.go_through(read_marking(case.instance.state or ""))
    for placed in placing.placed.values():
        process = processes[placed.place.process_key].process
        yield _record(placed, process, rows)


def token(case: Case, rows: CaseRows, token_id: str) -> TokenRecord | None:
    """One of them."""
    return next((each for each in tokens_of(case, rows) if each.id == token_id), None)


def _record(placed: Placed, process: Process, rows: CaseRows) -> TokenRecord:
    element, identifier = placed.element, placed.id
    task, job = rows.tasks.get(identifier), rows.jobs.get(identifier)
    reachable = process.children(placed.place.container_id) if element.type != "boundaryEvent" else ()
    return TokenRecord(
        id=identifier,
        kind=_kind(element),
        element_id=element.id,
        element_name=element.name or element.id,
        process_key=process.id,
        process_name=process.name or process.id,
        due_at=job.due_at if job else task.due_at if task else None,
        assignee=task.assignee if task else None,
        targets=tuple(choice(each) for each in reachable if not cannot_enter(each, process)),
    )


def _kind(element: Element) -> str:
    if kind(element) in ("task", "join"):
        return kind(element)
    return KINDS.get(element.type, "timer" if element.event == "timer" else "other")
