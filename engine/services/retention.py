"""The verb that forgets: a case that has ended is deleted when its procedure's time to live is over.

`camunda:historyTimeToLive` is a number of days or a duration, counted from the end of the case. A procedure without one
keeps its cases for good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from engine.errors import ValueInvalid
from engine.persistence.base import Base
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.instances import CANCELED, COMPLETED, ProcessInstance, Task, TaskCandidate
from engine.services.context import Context
from engine.services.durations import later


@dataclass(frozen=True)
class Retention:
    """Deletes what need not be kept any longer, with all that was kept of it."""

    context: Context

    def forget(self, limit: int = 50) -> int:
        """Delete cases whose time is over, `limit` at most. Gives how many."""

        def verb(session: Session) -> int:
            now = self.context.clock.now()
            over = [instance_id for instance_id, _ in zip(self._over(session, now, limit), range(limit), strict=False)]
            _delete(session, over)
            return len(over)

        return self.context.transactions.write(verb)

    def _over(self, session: Session, now: datetime, limit: int) -> Iterator[str]:
        """The ids of ended cases whose time to live is over; other workers leave them alone meanwhile."""
        kept = select(ProcessDefinition.id, ProcessDefinition.history_time_to_live)
        for definition_id, time_to_live in session.execute(
            kept.where(ProcessDefinition.history_time_to_live.is_not(None))
        ).all():
            ended = select(ProcessInstance.id, ProcessInstance.ended_at).where(
                ProcessInstance.definition_id == definition_id, ProcessInstance.status.in_((COMPLETED, CANCELED))
            )
            oldest = ended.order_by(ProcessInstance.ended_at).limit(limit).with_for_update(skip_locked=True)
            for instance_id, ended_at in session.execute(oldest).all():
                if ended_at is not None and self._is_over(ended_at, time_to_live or "", now):
                    yield instance_id

    def _is_over(self, ended_at: datetime, time_to_live: str, now: datetime) -> bool:
        written = time_to_live.strip()
        try:
            return (
                later(ended_at, f"P{written}D" if written.isdecimal() else written, self.context.settings.zone) <= now
            )
        except ValueInvalid:
            return False  # what cannot be read must not delete anything


def _delete(session: Session, instance_ids: Sequence[str]) -> None:
    """Delete these cases and every row that names them."""
    if not instance_ids:
        return
    tasks = select(Task.id).where(Task.instance_id.in_(instance_ids))
    session.execute(
        delete(TaskCandidate).where(TaskCandidate.task_id.in_(tasks)), execution_options={"synchronize_session": False}
    )
    for table in reversed(Base.metadata.sorted_tables):
        if _names_cases(table):
            session.execute(table.delete().where(table.c.instance_id.in_(instance_ids)))
    session.execute(
        delete(ProcessInstance).where(ProcessInstance.id.in_(instance_ids)),
        execution_options={"synchronize_session": False},
    )


def _names_cases(table: Table) -> bool:
    return "instance_id" in table.c
