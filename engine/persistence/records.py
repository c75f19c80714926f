"""From rows to the frozen records that the engine shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session, aliased

from engine.persistence.definitions import FormDefinition, ProcessDefinition
from engine.persistence.history import HistoryEvent
from engine.persistence.instances import Incident, Job, ProcessInstance, Task, VariableScope
from engine.records.cases import HistoryRecord, IncidentRecord, InstanceRecord, ScopeRecord, TimerRecord
from engine.records.forms import FormReference
from engine.records.tasks import TaskRecord

CALLED = aliased(ProcessDefinition)
STARTED = aliased(ProcessDefinition)
TaskRows = Select[Task, ProcessInstance, str, str, FormDefinition | None]


class Wait(NamedTuple):
    """An open task or armed timer, as far as an instance's record tells of it."""

    name: str
    since: datetime
    due: datetime | None
    is_task: bool


def end_state(end_event_id: str | None) -> str | None:
    """The state an end event stands for: `End_<state>` → `<state>` (C-13)."""
    return end_event_id.removeprefix("End_") if end_event_id else None


def select_tasks() -> TaskRows:
    """Tasks with what their records need from the case and the definitions; give the rows to `task_record`."""
    return (
        select(Task, ProcessInstance, CALLED.name, STARTED.name, FormDefinition)
        .join(ProcessInstance, ProcessInstance.id == Task.instance_id)
        .join(CALLED, CALLED.id == Task.definition_id)
        .join(STARTED, STARTED.id == ProcessInstance.definition_id)
        .outerjoin(FormDefinition, FormDefinition.id == Task.form_id)
    )


def task_record(row: Row[Task, ProcessInstance, str, str, FormDefinition | None], user_id: str) -> TaskRecord:
    """One row of `select_tasks` as the person `user_id` sees it: a draft is one's own."""
    task, instance, process_name, root_process_name, form = row
    return TaskRecord(
        id=task.id,
        name=task.name,
        element_id=task.element_id,
        instance_id=task.instance_id,
        business_key=instance.business_key,
        process_key=task.process_key,
        process_name=process_name,
        definition_id=task.definition_id,
        root_process_key=instance.process_key,
        root_process_name=root_process_name,
        scope_id=task.scope_id,
        status=task.status,
        assignee=task.assignee,
        candidate_groups=tuple(task.candidate_groups),
        candidate_users=tuple(task.candidate_users),
        created_at=task.created_at,
        due_at=task.due_at,
        follow_up_at=task.follow_up_at,
        completed_at=task.completed_at,
        priority=task.priority,
        has_draft=user_id in (task.drafts or {}),
        suspended=instance.status == "suspended",
        responsible_team=instance.responsible_team,
        district=instance.district,
        form=_form_reference(task, form),
    )


def _form_reference(task: Task, form: FormDefinition | None) -> FormReference | None:
    if form is None:
        return None
    binding = task.form_binding or "deployment"
    if binding == "file":
        return FormReference(form.resource, binding)
    return FormReference(form.key, binding, form.version if binding == "version" else None)


def instance_record(session: Session, instance: ProcessInstance, now: datetime) -> InstanceRecord:
    """One instance with its counts."""
    return instance_records(session, [instance], now)[0]


def instance_records(session: Session, instances: Sequence[ProcessInstance], now: datetime) -> list[InstanceRecord]:
    """Instances with their counts and what they wait for, in the order given; four queries however many they are."""
    names = _definitions(session, {instance.definition_id for instance in instances})
    waiting = _waiting(session, [instance.id for instance in instances if instance.ended_at is None])
    return [told_instance(each, *names[each.definition_id], waiting[each.id], now) for each in instances]


def _definitions(session: Session, ids: Iterable[str]) -> dict[str, tuple[str, int]]:
    query = select(ProcessDefinition.id, ProcessDefinition.name, ProcessDefinition.version)
    return {id_: (name, version) for id_, name, version in session.execute(query.where(ProcessDefinition.id.in_(ids)))}


def _waiting(session: Session, ids: Sequence[str]) -> defaultdict[str, list[Wait]]:
    found: defaultdict[str, list[Wait]] = defaultdict(list)
    if not ids:
        return found
    tasks = select(Task.instance_id, Task.name, Task.created_at, Task.due_at)
    jobs = select(Job.instance_id, Job.name, Job.created_at)
    for id_, name, since, due in session.execute(
        tasks.where(Task.instance_id.in_(ids), Task.status == "open").order_by(Task.created_at, Task.id)
    ):
        found[id_].append(Wait(name, since, due, is_task=True))
    for id_, name, since in session.execute(jobs.where(Job.instance_id.in_(ids)).order_by(Job.due_at, Job.id)):
        found[id_].append(Wait(name, since, None, is_task=False))
    return found


def told_instance(
    instance: ProcessInstance, process_name: str, version: int, waits: Sequence[Wait], now: datetime
) -> InstanceRecord:
    """One instance of which all is known; `waits` are its tasks as they opened, then its timers as they fall due."""
    dues = [wait.due for wait in waits if wait.is_task and wait.due is not None]
    return InstanceRecord(
        id=instance.id,
        business_key=instance.business_key,
        process_key=instance.process_key,
        process_name=process_name,
        definition_id=instance.definition_id,
        version=version,
        status=instance.status,
        started_at=instance.started_at,
        ended_at=instance.ended_at,
        started_by=instance.started_by,
        end_event_id=instance.end_event_id,
        end_state=end_state(instance.end_event_id),
        end_name=instance.end_name,
        responsible_team=instance.responsible_team,
        district=instance.district,
        incidents=instance.open_incidents,
        origin_kind=instance.origin_kind,
        origin_instance_id=instance.origin_instance_id,
        open_tasks=sum(wait.is_task for wait in waits),
        overdue_tasks=sum(due < now for due in dues),
        next_due_at=min(dues, default=None),
        waits_at=", ".join(dict.fromkeys(wait.name for wait in waits if wait.name)),
        waits_since=min((wait.since for wait in waits), default=None),
    )


def timer_record(job: Job, business_key: str) -> TimerRecord:
    """One armed timer."""
    return TimerRecord(
        id=job.id,
        instance_id=job.instance_id,
        process_key=job.process_key,
        definition_id=job.definition_id,
        element_id=job.element_id,
        element_name=job.name,
        due_at=job.due_at,
        attempts=job.attempts,
        created_at=job.created_at,
        business_key=business_key,
        error=job.error,
    )


def incident_record(incident: Incident, business_key: str) -> IncidentRecord:
    """One incident."""
    return IncidentRecord(
        id=incident.id,
        instance_id=incident.instance_id,
        business_key=business_key,
        process_key=incident.process_key,
        definition_id=incident.definition_id,
        kind=incident.kind,
        element_id=incident.element_id,
        element_name=incident.element_name,
        message=incident.message,
        created_at=incident.created_at,
        resolved_at=incident.resolved_at,
    )


def scope_record(scope: VariableScope) -> ScopeRecord:
    """One scope with its variables."""
    return ScopeRecord(
        id=scope.id,
        parent_id=scope.parent_id,
        process_key=scope.process_key,
        definition_id=scope.definition_id,
        live=scope.live,
        variables=scope.variables,
    )


def history_record(event: HistoryEvent) -> HistoryRecord:
    """One line of history. `task_id` is set where the element is a task."""
    return HistoryRecord(
        id=event.id,
        at=event.at,
        actor=event.actor,
        kind=event.kind,
        instance_id=event.instance_id or "",
        process_key=event.process_key,
        element_id=event.element_id,
        element_name=event.element_name,
        element_type=event.element_type,
        task_id=event.activity_id if event.element_type in ("userTask", "manualTask") else "",
        details=event.details,
    )
