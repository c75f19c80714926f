"""From what the runner gives to rows: the state kept, and everything that lists and pages read. Private to services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, Delete, Update, bindparam, delete, insert, select, update

from engine.bpmn.settings import FormBinding
from engine.execution.actions import Advance, ArmedTimer, Fact, NewTask, Scope, Snapshot, WaitingJob
from engine.persistence.base import NEVER
from engine.persistence.instances import (
    COMPLETED,
    SUSPENDED,
    CaseTeam,
    Incident,
    Job,
    ProcessInstance,
    Task,
    TaskCandidate,
    VariableScope,
)
from engine.persistence.records import Wait
from engine.services import followers, markers

if TYPE_CHECKING:
    from engine.services.case import Case

DISTRICT = "distrikt"  # C-21
OF_CASE: BindParameter[str] = bindparam("instance_id")  # the queries of every step are built once
OPEN_TASKS = (
    select(Task.id, Task.name, Task.created_at, Task.due_at)
    .where(Task.instance_id == OF_CASE, Task.status == "open")
    .order_by(Task.created_at, Task.id)
)
JOBS = select(Job.id, Job.name, Job.created_at, Job.due_at).where(Job.instance_id == OF_CASE)
TEAMS = select(CaseTeam.team).where(CaseTeam.instance_id == OF_CASE)


def write(case: Case, advance: Advance) -> None:
    """Write the advance of a case; the case's own row and its scopes at the next flush, once."""
    case.session.flush()
    with case.session.no_autoflush:
        _write(case, advance)


def _write(case: Case, advance: Advance) -> None:
    instance, seen = case.instance, advance.snapshot
    instance.state = None if seen.ended else advance.state.tokens
    instance.sequence = advance.state.sequence
    instance.responsible_team = seen.responsible_team or instance.responsible_team
    _write_facts(case, advance.facts)
    _write_scopes(case, advance)
    _move_district(case, advance.state.scopes)
    tasks = [*_close_tasks(case, seen), *_open_tasks(case, seen.new_tasks)]
    case.waits = [*tasks, *_write_jobs(case, seen)]
    _let_teams_see(case, seen)
    _drop_incidents(case, seen)
    markers.write(case, advance.facts)
    if seen.ended:
        _end(case, seen.end_event_id)
    followers.collect(case, advance)


def _write_facts(case: Case, facts: Iterable[Fact]) -> None:
    for fact in facts:
        case.note(
            fact.kind,
            details=fact.details,
            process_key=fact.process_key,
            scope_id=fact.scope_id,
            element_id=fact.element_id,
            element_name=fact.element_name,
            element_type=fact.element_type,
            activity_id=fact.activity_id,
        )


def _write_scopes(case: Case, advance: Advance) -> None:
    """Live scopes as they are; a scope that closed keeps its last values, for history."""
    rows = dict(case.live_scopes)
    for position, scope in enumerate(advance.state.scopes):
        row = rows.pop(scope.id, None) or _new_scope(case, scope)
        row.position, row.variables, row.changed = position, dict(scope.variables), dict(scope.changed)
    closed = {fact.scope_id: fact for fact in advance.facts if fact.kind == "scope-closed"}
    for scope_id, row in rows.items():
        row.live = False
        row.variables = row.variables | _written(advance.facts, scope_id)
    for scope_id in closed.keys() - rows.keys() - {scope.id for scope in advance.state.scopes}:
        fact = closed[scope_id]
        passed = Scope(scope_id, "", fact.process_key, fact.details.get("call_element_id"), {}, {})
        row = _new_scope(case, passed)
        row.live, row.variables = False, _written(advance.facts, scope_id)


def _new_scope(case: Case, scope: Scope) -> VariableScope:
    row = VariableScope(
        instance_id=case.instance.id,
        id=scope.id,
        parent_id=scope.parent_id,
        process_key=scope.process_key,
        definition_id=case.definition_id(scope.process_key),
        call_element_id=scope.call_element_id,
        business_key=scope.business_key,
        position=0,
        live=True,
        variables={},
        changed={},
    )
    case.session.add(row)
    return row


def _written(facts: Iterable[Fact], scope_id: str) -> dict[str, Any]:
    """What the step wrote into a scope."""
    written = (fact.details for fact in facts if fact.kind == "variable-set" and fact.scope_id == scope_id)
    return {details["name"]: details["value"] for details in written}


def _run(case: Case, statement: Update | Delete) -> None:
    case.session.execute(statement, execution_options={"synchronize_session": False})


def _move_district(case: Case, scopes: Iterable[Scope]) -> None:
    started = next((scope for scope in scopes if scope.parent_id is None), None)
    value = started.variables.get(DISTRICT) if started else None
    district = value if isinstance(value, str) else ""
    if district != case.instance.district:
        case.instance.district = district
        of_case = select(Task.id).where(Task.instance_id == case.instance.id, Task.status == "open")
        _run(case, update(TaskCandidate).where(TaskCandidate.task_id.in_(of_case)).values(district=district))


def _close_tasks(case: Case, seen: Snapshot) -> list[Wait]:
    """Tasks that no token waits at any more were cut off by an event or an end. Gives those that are left."""
    rows = case.session.execute(OPEN_TASKS, {"instance_id": case.instance.id}).all()
    gone = [row.id for row in rows if row.id not in seen.open_tasks]
    if gone:
        cut_off = update(Task).where(Task.id.in_(gone))
        _run(case, cut_off.values(status="canceled", completed_at=case.now, local_variables=None))
        _run(case, delete(TaskCandidate).where(TaskCandidate.task_id.in_(gone)))
    return [Wait(row.name, row.created_at, row.due_at, is_task=True) for row in rows if row.id in seen.open_tasks]


def _open_tasks(case: Case, tasks: Iterable[NewTask]) -> list[Wait]:
    rows = [_task(case, task) for task in sorted(tasks, key=lambda task: task.id)]
    if not rows:
        return []
    case.session.execute(insert(Task), rows)
    candidates = [candidate for row in rows for candidate in candidates_of(case.instance, row)]
    if candidates:
        case.session.execute(insert(TaskCandidate), candidates)
    return [Wait(row["name"], row["created_at"], row["due_at"], is_task=True) for row in rows]


def _task(case: Case, task: NewTask) -> dict[str, Any]:
    definitions = case.context.definitions
    deployed = definitions.process(case.session, case.definition_id(task.process_key))
    binding = deployed.executable.process.elements[task.element_id].settings.form
    return {
        "id": task.id,
        "instance_id": case.instance.id,
        "definition_id": deployed.id,
        "process_key": task.process_key,
        "scope_id": task.scope_id,
        "element_id": task.element_id,
        "element_type": task.element_type,
        "name": task.name,
        "status": "open",
        "assignee": task.assignee,
        "candidate_groups": list(task.candidate_groups),
        "candidate_users": list(task.candidate_users),
        "created_at": case.now,
        "due_at": task.due_at,
        "due_sort": task.due_at or NEVER,
        "follow_up_at": task.follow_up_at,
        "completed_at": None,
        "priority": task.priority,
        "form_id": definitions.form_id(case.session, binding, deployed.deployment_id),
        "form_binding": form_binding(binding),
        "drafts": None,
        "local_variables": None,
    }


def form_binding(binding: FormBinding | None) -> str | None:
    """How a task's row keeps the way its form is named."""
    if binding is None:
        return None
    return "file" if binding.kind == "file" else binding.binding


def candidates_of(instance: ProcessInstance, task: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of who may take an open task, from the row of the task."""
    named = [("group", group) for group in task["candidate_groups"]]
    named += [("user", user) for user in task["candidate_users"]]
    return [
        {
            "task_id": task["id"],
            "kind": kind,
            "name": name,
            "assigned": task["assignee"] is not None,
            "district": instance.district,
            "due_sort": task["due_sort"],
        }
        for kind, name in dict.fromkeys(named)
    ]


def _write_jobs(case: Case, seen: Snapshot) -> list[Wait]:
    """Jobs that nothing waits for any more go; those that are there keep their attempts. Gives those that wait."""
    waiting: tuple[ArmedTimer | WaitingJob, ...] = (*seen.timers, *seen.jobs)
    armed = {job.id for job in waiting}
    known = {row.id: row for row in case.session.execute(JOBS, {"instance_id": case.instance.id})}
    if gone := known.keys() - armed:
        _run(case, delete(Job).where(Job.id.in_(gone)))
    rows = [_job(case, job) for job in waiting if job.id not in known]
    if rows:
        case.session.execute(insert(Job), rows)
    waits = [(row.due_at, row.id, row.name, row.created_at) for row in known.values() if row.id in armed]
    waits += [(row["due_at"], row["id"], row["name"], row["created_at"]) for row in rows]
    return [Wait(name, since, None, is_task=False) for _, _, name, since in sorted(waits)]


def _job(case: Case, job: ArmedTimer | WaitingJob) -> dict[str, Any]:
    service = job if isinstance(job, WaitingJob) else None
    return {
        "id": job.id,
        "instance_id": case.instance.id,
        "definition_id": case.definition_id(job.process_key),
        "process_key": job.process_key,
        "scope_id": job.scope_id,
        "kind": "external" if service else "timer",
        "element_id": job.element_id,
        "name": job.name,
        "status": "suspended" if case.instance.status == SUSPENDED else "waiting",
        "created_at": case.now,
        "due_at": case.now if isinstance(job, WaitingJob) else job.due_at,
        "attempts": 0,
        "locked_until": None,
        "error": "",
        "topic": service.topic if service else None,
        "priority": service.priority if service else None,
    }


def _let_teams_see(case: Case, seen: Snapshot) -> None:
    teams = {group for task in seen.new_tasks for group in task.candidate_groups} | {case.instance.responsible_team}
    new = teams - {""} - set(case.session.scalars(TEAMS, {"instance_id": case.instance.id}))
    if new:
        rows = [{"instance_id": case.instance.id, "team": team} for team in sorted(new)]
        case.session.execute(insert(CaseTeam), rows)


def _drop_incidents(case: Case, seen: Snapshot) -> None:
    """An incident whose task, timer or job is gone can no longer be retried, and need not be."""
    if not case.instance.open_incidents:
        return
    here = {*seen.open_tasks, *(timer.id for timer in seen.timers), *(job.id for job in seen.jobs)}
    query = select(Incident).where(Incident.instance_id == case.instance.id, Incident.resolved_at.is_(None))
    for incident in case.session.scalars(query):
        waited_for = token_of(incident)
        if (waited_for and waited_for not in here) or seen.ended:
            case.resolve(incident)


def token_of(incident: Incident) -> str | None:
    """The id of the task, timer or job that an incident's action is about."""
    return next(
        (incident.action[name] for name in ("task_id", "timer_id", "job_id") if incident.action.get(name)), None
    )


def _end(case: Case, end_event_id: str | None) -> None:
    instance = case.instance
    element = case.executable(instance.process_key).process.elements.get(end_event_id or "")
    instance.status, instance.ended_at = COMPLETED, case.now
    instance.end_event_id, instance.end_name = end_event_id, element.name if element else None
    case.ended = True
