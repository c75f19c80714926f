"""The visits of elements, told from the events of history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.persistence.history import HistoryEvent
from engine.persistence.instances import ProcessInstance, Task, VariableScope
from engine.records.cases import ActivityRecord

STARTED, COMPLETED, CANCELED = "activity-started", "activity-completed", "activity-canceled"
MOVED = "activity-moved"  # goes on at another element of another version


@dataclass(frozen=True)
class Surroundings:
    """What events do not carry: a scope's definition, a task's assignee, and when the case was cut off."""

    instance: ProcessInstance
    definitions: Mapping[str, str]
    assignees: Mapping[str, str | None]

    def record(self, event: HistoryEvent) -> ActivityRecord:
        """A visit that has begun."""
        return ActivityRecord(
            id=event.activity_id,
            instance_id=self.instance.id,
            process_key=event.process_key,
            definition_id=self.definitions.get(event.scope_id, self.instance.definition_id),
            element_id=event.element_id,
            element_name=event.element_name,
            element_type=event.element_type,
            started_at=event.at,
            ended_at=None,
            canceled=False,
            task_id=event.activity_id if event.activity_id in self.assignees else None,
            assignee=self.assignees.get(event.activity_id),
        )


def activities(session: Session, instance: ProcessInstance) -> tuple[ActivityRecord, ...]:
    """All visits of a case's elements in the order they began."""
    kinds = (STARTED, MOVED, COMPLETED, CANCELED)
    events = select(HistoryEvent).where(HistoryEvent.instance_id == instance.id, HistoryEvent.kind.in_(kinds))
    return told_from(session.scalars(events.order_by(HistoryEvent.id)), _surroundings(session, instance))


def told_from(events: Iterable[HistoryEvent], around: Surroundings) -> tuple[ActivityRecord, ...]:
    """The visits; what still runs when the case has been cut off ended then. One that begins again goes on."""
    visits: dict[str, ActivityRecord] = {}
    for event in events:
        visit = visits.get(event.activity_id)
        if event.kind == STARTED:
            visits[event.activity_id] = replace(visit, ended_at=None, canceled=False) if visit else around.record(event)
        elif event.kind == MOVED and visit:
            visits[event.activity_id] = replace(visit, element_id=event.element_id, element_name=event.element_name)
        else:
            ended = replace(visit or around.record(event), ended_at=event.at, canceled=event.kind == CANCELED)
            visits[event.activity_id] = ended
    ended_at = around.instance.ended_at
    if ended_at is None:
        return tuple(visits.values())
    return tuple(
        visit if visit.ended_at else replace(visit, ended_at=ended_at, canceled=True) for visit in visits.values()
    )


def _surroundings(session: Session, instance: ProcessInstance) -> Surroundings:
    scopes = select(VariableScope.id, VariableScope.definition_id).where(VariableScope.instance_id == instance.id)
    tasks = select(Task.id, Task.assignee).where(Task.instance_id == instance.id)
    return Surroundings(
        instance,
        {row[0]: row[1] for row in session.execute(scopes)},
        {row[0]: row[1] for row in session.execute(tasks)},
    )
