"""What an instance waits for after a step: open tasks, armed timers, jobs of other systems, or its end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from engine.bpmn.service_tasks import ServiceTask
from engine.bpmn.timers import DUE, TimerEvent
from engine.execution.actions import ArmedTimer, Snapshot, WaitingJob
from engine.execution.journal import Journal, scope_id
from engine.execution.script_engine import END_EVENT
from engine.execution.stepping import live_tasks
from engine.execution.variables import Variables


def snapshot(workflow: Any, variables: Variables, journal: Journal) -> Snapshot:
    """The waits of `workflow`; tasks that opened and closed within the step are not among the new ones."""
    live = [] if workflow.completed else list(live_tasks(workflow))
    open_tasks = frozenset(str(task.id) for task in live if task.task_spec.manual)
    return Snapshot(
        open_tasks=open_tasks,
        new_tasks=tuple(task for task in journal.new_tasks if task.id in open_tasks),
        timers=tuple(_timer(task) for task in live if isinstance(task.task_spec, TimerEvent)),
        ended=workflow.completed,
        end_event_id=workflow.data.get(END_EVENT) if workflow.completed else None,
        responsible_team=variables.responsible_team,
        jobs=tuple(_job(task) for task in live if isinstance(task.task_spec, ServiceTask)),
    )


def _timer(task: Any) -> ArmedTimer:
    element = task.task_spec.element
    return ArmedTimer(
        id=str(task.id),
        element_id=element.id,
        name=element.name,
        process_key=element.process_id,
        scope_id=scope_id(task),
        due_at=datetime.fromisoformat(task.internal_data[DUE]),
    )


def _job(task: Any) -> WaitingJob:
    element = task.task_spec.element
    return WaitingJob(
        id=str(task.id),
        element_id=element.id,
        name=element.name,
        process_key=element.process_id,
        scope_id=scope_id(task),
        topic=element.settings.topic,
        priority=int(element.settings.job_priority or 0),
    )
