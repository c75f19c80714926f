"""The verb of comments: a remark on an open task, kept in the case's history."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select

from engine.actor import Actor
from engine.errors import TaskNotFound, ValueInvalid
from engine.persistence.instances import Task
from engine.records.tasks import CommentRecord
from engine.services.case import Case
from engine.services.context import Context
from engine.services.on_case import on_case
from engine.services.task_rules import is_concerned, must_be_open, note

LONGEST = 4_000
KIND = "task-commented"


@dataclass(frozen=True)
class Comments:
    """Written by whoever may see the task; read with the history."""

    context: Context

    def write(self, task_id: str, message: str, actor: Actor) -> CommentRecord:
        """Add a remark. Raises TaskNotFound, TaskNotOpen, InstanceSuspended, ValueInvalid."""

        def verb(case: Case) -> CommentRecord:
            task = case.session.get_one(Task, task_id)
            if not actor.sees_all_cases and not is_concerned(task, actor):
                raise TaskNotFound(task_id)
            must_be_open(case, task)
            comment = CommentRecord(str(uuid4()), task_id, case.instance.id, actor.user_id, case.now, message.strip())
            note(case, task, KIND, {"comment": comment.id, "message": comment.message})
            return comment

        if not message.strip() or len(message) > LONGEST:
            raise ValueInvalid(f"En bemærkning skal have mellem 1 og {LONGEST} tegn.")
        of_task = select(Task.instance_id).where(Task.id == task_id).scalar_subquery()
        return on_case(self.context, actor, of_task, verb, TaskNotFound(task_id))
