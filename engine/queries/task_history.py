"""Tasks that have been, what was remarked on them, and the files of their forms as they were deployed."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import RoleMissing, TaskNotFound
from engine.persistence.definitions import FormDefinition, Resource
from engine.persistence.history import HistoryEvent
from engine.persistence.instances import ProcessInstance, Task
from engine.persistence.lookups import bound_form_id, latest_process
from engine.persistence.records import select_tasks, task_record
from engine.queries.base import Queries, in_ranges, is_visible, visible_cases
from engine.queries.task_page import RANGED
from engine.records.ranges import Range
from engine.records.tasks import CommentRecord, TaskRecord

COMMENTED = "task-commented"
ALL_RANGED = {**RANGED, "completed": Task.completed_at}


class TaskHistory(Queries):
    """Of the cases one may see."""

    def history_tasks(
        self,
        actor: Actor,
        *,
        instance_id: str | None = None,
        process_key: str | None = None,
        ranges: Collection[Range] = (),
        most: int | None = None,
    ) -> list[TaskRecord]:
        """All tasks, done and canceled ones too, oldest first; `most` at most.

        `ranges` are of created, completed, due, follow_up or priority.
        """
        seen = select(ProcessInstance.id).where(visible_cases(actor))
        query = select_tasks().where(Task.instance_id.in_(seen), *in_ranges(ALL_RANGED, ranges))
        query = query.order_by(Task.created_at, Task.id).limit(most)
        if instance_id is not None:
            query = query.where(Task.instance_id == instance_id)
        if process_key is not None:
            query = query.where(Task.process_key == process_key)

        def read(session: Session) -> list[TaskRecord]:
            return [task_record(row, actor.user_id) for row in session.execute(query)]

        return self.transactions.read(read)

    def comments(self, task_id: str, actor: Actor) -> list[CommentRecord]:
        """What was remarked on a task, oldest first. Raises TaskNotFound."""

        def read(session: Session) -> list[CommentRecord]:
            task = _visible(session, task_id, actor)
            events = select(HistoryEvent).where(
                HistoryEvent.instance_id == task.instance_id,
                HistoryEvent.activity_id == task_id,
                HistoryEvent.kind == COMMENTED,
            )
            return [_comment(event) for event in session.scalars(events.order_by(HistoryEvent.id))]

        return self.transactions.read(read)

    def task_form_file(self, task_id: str, actor: Actor) -> bytes | None:
        """The .form file of an open task as it was deployed; None when it has none. Raises TaskNotFound."""

        def read(session: Session) -> bytes | None:
            task = _visible(session, task_id, actor)
            if task.status != "open":
                raise TaskNotFound(task_id)
            return _file(session, task.form_id)

        return self.transactions.read(read)

    def start_form_file(self, key: str, actor: Actor) -> bytes | None:
        """The .form file that a procedure is started with. Raises RoleMissing."""

        def read(session: Session) -> bytes | None:
            definition = latest_process(session, key)
            if definition is None:
                return None
            if not actor.may_start(definition.starter_groups, definition.starter_users):
                raise RoleMissing(f"Du kan ikke starte «{definition.name}».")
            return _file(session, bound_form_id(session, definition.start_form, definition.deployment_id))

        return self.transactions.read(read)


def _visible(session: Session, task_id: str, actor: Actor) -> Task:
    task = session.get(Task, task_id)
    if task is None:
        raise TaskNotFound(task_id)
    seen = select(ProcessInstance.id).where(ProcessInstance.id == task.instance_id, visible_cases(actor))
    if not is_visible(task, actor) and session.scalar(seen) is None:
        raise TaskNotFound(task_id)
    return task


def _file(session: Session, form_id: str | None) -> bytes | None:
    form = session.get(FormDefinition, form_id) if form_id else None
    found = session.get(Resource, (form.deployment_id, form.resource)) if form else None
    return found.data if found else None


def _comment(event: HistoryEvent) -> CommentRecord:
    return CommentRecord(
        id=event.details["comment"],
        task_id=event.activity_id,
        instance_id=event.instance_id or "",
        user_id=event.actor,
        at=event.at,
        message=event.details["message"],
    )
