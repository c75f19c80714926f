"""The history of cases: ended ones, the visits of elements, the last values of variables, and every event."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.persistence.history import HistoryEvent
from engine.persistence.records import history_record
from engine.queries.activities import activities
from engine.queries.base import Queries, visible_instance
from engine.queries.process_state import scopes
from engine.records.cases import ActivityRecord, HistoryRecord, ScopeRecord


class History(Queries):
    """Everything that has happened in a case the actor may see."""

    def history_activities(self, actor: Actor, *, instance_id: str) -> tuple[ActivityRecord, ...]:
        """The visits of elements in the order they began, those in called procedures too. Raises InstanceNotFound."""

        def query(session: Session) -> tuple[ActivityRecord, ...]:
            return activities(session, visible_instance(session, instance_id, actor))

        return self.transactions.read(query)

    def history_variables(self, actor: Actor, *, instance_id: str) -> list[ScopeRecord]:
        """The last values in every scope, the started procedure's first. Raises InstanceNotFound."""

        def query(session: Session) -> list[ScopeRecord]:
            visible_instance(session, instance_id, actor)
            return scopes(session, instance_id)

        return self.transactions.read(query)

    def history_events(self, actor: Actor, *, instance_id: str) -> list[HistoryRecord]:
        """Every event of a case in the order it happened. Raises InstanceNotFound."""

        def query(session: Session) -> list[HistoryRecord]:
            visible_instance(session, instance_id, actor)
            events = select(HistoryEvent).where(HistoryEvent.instance_id == instance_id).order_by(HistoryEvent.id)
            return [history_record(event) for event in session.scalars(events)]

        return self.transactions.read(query)
