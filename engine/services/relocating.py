"""Carries out what was found for a case: its rows get to where its tokens stand now. Private to services."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select, update

from engine.execution.moving import KeptTask
from engine.persistence.base import NEVER
from engine.persistence.instances import SUSPENDED, CaseTeam, Job, Task, TaskCandidate
from engine.services import projection
from engine.services.case import Case
from engine.services.relocation import Relocation
from engine.services.relocation_plan import reckoned, redated, unassigned


def carry_out(case: Case, found: Relocation) -> None:
    """Move the case. `found` must be without reasons, and found in this transaction."""
    instance, wish = case.instance, found.wish
    instance.bindings = dict(found.bindings)
    if instance.process_key == wish.new.key:
        instance.definition_id = wish.new.id
    for scope in found.rows.scopes.values():
        if scope.process_key == wish.new.key:
            scope.definition_id = wish.new.id
    for incident in found.rows.incidents:
        if incident.process_key == wish.new.key:
            incident.definition_id = wish.new.id
    if found.moved is None or found.moved.advance is None:
        return
    losing = unassigned(case.session, found)
    projection.write(case, found.moved.advance)
    _rename(found)
    for kept in found.moved.kept:
        if (task := found.rows.tasks.get(kept.id)) is not None:
            _renew(case, found, task, kept)
    for task in losing:
        _take_back(case, task)
    _set_due_times(case, found)
    case.session.flush()
    _renew_candidates(case, found)
    _let_see(case, found)


def _rename(found: Relocation) -> None:
    """Tasks, timers and incidents of the moved procedure stand at elements of the new version."""
    steps = {step.token_id: step for step in found.moved.steps if step.how == "keeps"} if found.moved else {}
    waiting: list[Task | Job] = [*found.rows.tasks.values(), *found.rows.jobs.values()]
    for row in waiting:
        if (step := steps.get(row.id)) is not None:
            row.definition_id = found.wish.new.id
            row.element_id = step.new.id
            if isinstance(row, Job) and row.topic is not None:
                row.topic = step.new.settings.topic
            row.name = (step.new.name or step.new.id) if isinstance(row, Task) else step.new.name
    for incident in found.rows.incidents:
        token = projection.token_of(incident)
        if token in steps:
            incident.element_id, incident.element_name = steps[token].new.id, steps[token].new.name


def _renew(case: Case, found: Relocation, task: Task, kept: KeptTask) -> None:
    definitions, new = case.context.definitions, kept.assigned
    task.element_type = kept.element_type
    form = kept.element.settings.form
    task.form_id = definitions.form_id(case.session, form, found.wish.new.deployment_id)
    task.form_binding = projection.form_binding(form)
    task.priority = new.priority
    if kept.who:
        task.candidate_groups, task.candidate_users = list(new.candidate_groups), list(new.candidate_users)
        task.assignee = new.assignee or task.assignee
    if redated(found, kept):
        task.due_at, task.due_sort = new.due_at, new.due_at or NEVER
        task.follow_up_at = new.follow_up_at


def _take_back(case: Case, task: Task) -> None:
    """Somebody's task that is another team's now."""
    case.note(
        "task-unclaimed",
        details={"assignee": None, "was": task.assignee},
        process_key=task.process_key,
        scope_id=task.scope_id,
        element_id=task.element_id,
        element_name=task.name,
        element_type=task.element_type,
        activity_id=task.id,
    )
    task.assignee = None


def _set_due_times(case: Case, found: Relocation) -> None:
    advance = found.moved.advance if found.moved else None
    due = {timer.id: timer.due_at for timer in advance.snapshot.timers} if advance else {}
    for job_id in reckoned(found):
        found.rows.jobs[job_id].due_at = due[job_id]
    if case.instance.status == SUSPENDED:
        here = update(Job).where(Job.instance_id == case.instance.id, Job.status == "waiting")
        case.session.execute(here.values(status="suspended"), execution_options={"synchronize_session": False})


def _renew_candidates(case: Case, found: Relocation) -> None:
    for kept in found.moved.kept if found.moved else ():
        task = found.rows.tasks.get(kept.id)
        if task is not None and task.status == "open":
            write_candidates(case, task)


def write_candidates(case: Case, task: Task) -> None:
    """Write anew who may take an open task."""
    case.session.execute(delete(TaskCandidate).where(TaskCandidate.task_id == task.id))
    row: dict[str, Any] = {name: getattr(task, name) for name in CANDIDATE_COLUMNS}
    if candidates := projection.candidates_of(case.instance, row):
        case.session.execute(insert(TaskCandidate), candidates)


CANDIDATE_COLUMNS = ("id", "candidate_groups", "candidate_users", "assignee", "due_sort")


def _let_see(case: Case, found: Relocation) -> None:
    teams = {team for kept in (found.moved.kept if found.moved else ()) for team in kept.assigned.candidate_groups}
    known = select(CaseTeam.team).where(CaseTeam.instance_id == case.instance.id)
    new = teams - set(case.session.scalars(known))
    if new:
        rows = [{"instance_id": case.instance.id, "team": team} for team in sorted(new)]
        case.session.execute(insert(CaseTeam), rows)
