"""Whether a deviation may be raised on a task, and whether one is being discussed (C-14)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.persistence.instances import ACTIVE, SUSPENDED, ProcessInstance, Task
from engine.persistence.lookups import latest_process
from engine.records.succession import DEVIATION_KEY


def deviation_from(session: Session, task: Task) -> str | None:
    """The id of the running case in which a deviation from this task is being discussed."""
    running = select(ProcessInstance.id).where(
        ProcessInstance.origin_instance_id == task.instance_id,
        ProcessInstance.origin_task_id == task.id,
        ProcessInstance.status.in_((ACTIVE, SUSPENDED)),
    )
    return session.scalar(running.limit(1))


def is_deviable(session: Session, task: Task) -> bool:
    """Whether the task is none of the procedure of deviations itself, and that procedure is deployed."""
    return task.process_key != DEVIATION_KEY and latest_process(session, DEVIATION_KEY) is not None
