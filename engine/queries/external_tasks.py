"""Service tasks whose job waits for another system."""

from __future__ import annotations

from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import JobNotFound
from engine.persistence.external_tasks import external_task_record, select_external_tasks
from engine.persistence.instances import Job
from engine.queries.base import Queries, visible_cases
from engine.records.external_tasks import ExternalTaskRecord


class ExternalTaskList(Queries):
    """Those of the cases one may see; who may do them sees all, without variables."""

    def external_tasks(self, actor: Actor, *, instance_id: str | None = None) -> list[ExternalTaskRecord]:
        """The waiting jobs, oldest first."""
        query = select_external_tasks().where(_visible(actor)).order_by(Job.created_at, Job.id)
        if instance_id is not None:
            query = query.where(Job.instance_id == instance_id)

        def read(session: Session) -> list[ExternalTaskRecord]:
            return [external_task_record(row) for row in session.execute(query)]

        return self.transactions.read(read)

    def external_task(self, job_id: str, actor: Actor) -> ExternalTaskRecord:
        """One of them. Raises JobNotFound."""
        query = select_external_tasks().where(_visible(actor), Job.id == job_id)

        def read(session: Session) -> ExternalTaskRecord:
            row = session.execute(query).one_or_none()
            if row is None:
                raise JobNotFound(job_id)
            return external_task_record(row)

        return self.transactions.read(read)


def _visible(actor: Actor) -> ColumnElement[bool]:
    return true() if actor.may_work else visible_cases(actor)
