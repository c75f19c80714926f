"""What moving one case to another version would do; what the what-if shows is what the migration carries out.

Private to services. Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.bpmn.compiler import ExecutableProcess
from engine.errors import DefinitionNotFound
from engine.execution.moving import Dates, Moved, Versions, move
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.instances import ACTIVE, SUSPENDED, Incident, Job, Task, VariableScope
from engine.services.bindings import rebind
from engine.services.case import Case
from engine.services.external_work import ANSWERS
from engine.services.runtime import CaseRuntime


@dataclass(frozen=True)
class Wish:
    """What the owner asks for: cases on `old` are to run on `new`, with old element id → new element id."""

    old: ProcessDefinition
    new: ProcessDefinition
    mapping: Mapping[str, str]
    recompute: bool = False


@dataclass(frozen=True)
class CaseRows:
    """The rows of a case that tell where it stands."""

    tasks: dict[str, Task] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    incidents: list[Incident] = field(default_factory=list)
    scopes: dict[str, VariableScope] = field(default_factory=dict)


@dataclass(frozen=True)
class Relocation:
    """The answer for one case. With `reasons` it cannot be moved; without `moved` it has not begun yet."""

    wish: Wish
    rows: CaseRows
    reasons: tuple[str, ...] = ()
    bindings: Mapping[str, Any] = field(default_factory=dict)
    moved: Moved | None = None


def rows_of(session: Session, instance_ids: Sequence[str]) -> dict[str, CaseRows]:
    """The rows of several cases: open tasks and those whose answer could not be taken up, timers, incidents, scopes."""
    found: dict[str, CaseRows] = defaultdict(CaseRows)
    for part in range(0, len(instance_ids), 500):
        ids = instance_ids[part : part + 500]
        for task in session.scalars(select(Task).where(Task.instance_id.in_(ids), Task.status == "open")):
            found[task.instance_id].tasks[task.id] = task
        for job in session.scalars(select(Job).where(Job.instance_id.in_(ids))):
            found[job.instance_id].jobs[job.id] = job
        open_ones = select(Incident).where(Incident.instance_id.in_(ids), Incident.resolved_at.is_(None))
        for incident in session.scalars(open_ones):
            rows = found[incident.instance_id]
            rows.incidents.append(incident)
            answered = incident.action.get("task_id")
            if answered and (submitted := session.get(Task, answered)) is not None:
                rows.tasks[answered] = submitted
        live = select(VariableScope).where(VariableScope.instance_id.in_(ids), VariableScope.live)
        for scope in session.scalars(live.order_by(VariableScope.position)):
            found[scope.instance_id].scopes[scope.id] = scope
    return found


def relocate(case: Case, wish: Wish, rows: CaseRows) -> Relocation:
    """Ask what moving the case would do; the case stays as it is."""
    case.live_scopes = rows.scopes
    instance = case.instance
    if instance.status not in (ACTIVE, SUSPENDED):
        return Relocation(wish, rows, ("Sagen er afsluttet.",))
    if instance.bindings["processes"].get(wish.old.key) != wish.old.id:
        return Relocation(wish, rows, ("Sagen kører ikke længere på den version, den skulle flyttes fra.",))
    try:
        bindings = rebind(case.session, case.context.definitions, instance.bindings, wish.new)
    except DefinitionNotFound as error:
        return Relocation(wish, rows, (f"Den nye version kalder en procedure, der ikke findes: {error.message}",))
    state = case.state()
    if state is None:
        return Relocation(wish, rows, (), bindings)
    versions = Versions(
        instance.process_key,
        _executables(case, instance.bindings),
        _executables(case, bindings),
        {wish.old.key: wish.mapping},
    )
    definitions, zone = case.context.definitions, case.context.settings.zone
    runtime = CaseRuntime(case.session, definitions, bindings, case.now, zone)
    moved = move(versions, state, runtime, Dates(_since(rows), wish.recompute))
    reasons = [reason.sentence for reason in moved.reasons] or list(_unanswered(rows.incidents, moved))
    return Relocation(wish, rows, tuple(dict.fromkeys(reasons)), bindings, moved)


def _executables(case: Case, bindings: Mapping[str, Any]) -> dict[str, ExecutableProcess]:
    definitions = case.context.definitions
    return {key: definitions.process(case.session, id_).executable for key, id_ in bindings["processes"].items()}


def _since(rows: CaseRows) -> dict[str, datetime]:
    waiting: list[Task | Job] = [*rows.tasks.values(), *rows.jobs.values()]
    return {each.id: each.created_at for each in waiting}


def _unanswered(incidents: Iterable[Incident], moved: Moved) -> Iterable[str]:
    """What somebody has submitted and the case could not take up must not be lost by moving."""
    standing = {step.token_id for step in moved.steps if step.how != "enters"}
    for incident in incidents:
        action = incident.action
        token = action.get("task_id") or (action.get("job_id") if action["do"] in ANSWERS else None)
        if token and token not in standing:
            name = incident.element_name or incident.element_id
            yield f"Sagen er gået i stå ved «{name}» med et svar, der ikke må gå tabt. Løs hændelsen først."
