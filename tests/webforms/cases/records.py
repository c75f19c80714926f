"""A case's records, with what a test does not care about filled in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from engine.records.cases import (
    ActivityRecord,
    HistoryRecord,
    IncidentRecord,
    InstanceRecord,
    ProcessState,
    ScopeRecord,
    TimerRecord,
)
from engine.records.external_tasks import ExternalTaskRecord
from engine.records.tasks import TaskRecord

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
CASE: dict[str, Any] = {
    "id": "i", "business_key": "S-1", "process_key": "moder", "process_name": "Moder", "definition_id": "moder:1",
    "version": 1, "status": "active", "started_at": MONDAY, "ended_at": None, "started_by": "tot", "end_event_id": None,
    "end_state": None, "end_name": None, "responsible_team": "tot", "district": "",
}  # fmt: skip
TASK: dict[str, Any] = {
    "id": "t", "name": "Opgave", "element_id": "Task_a", "instance_id": "i", "business_key": "S-1",
    "process_key": "moder", "process_name": "Moder", "definition_id": "moder:1", "root_process_key": "moder",
    "root_process_name": "Moder", "scope_id": "root", "status": "open", "assignee": None, "candidate_groups": ("tot",),
    "candidate_users": (), "created_at": MONDAY, "due_at": None, "follow_up_at": None, "completed_at": None,
    "priority": 50, "has_draft": False, "suspended": False, "responsible_team": "tot", "district": "",
}  # fmt: skip


def state(*, tasks: Any = (), timers: Any = (), incidents: Any = (), scopes: Any = (), history: Any = (),
          activities: Any = (), services: Any = (), **case: Any) -> ProcessState:  # fmt: skip
    """A case in this state."""
    parts = (tuple(each) for each in (tasks, timers, incidents, scopes, history, activities, services))
    return ProcessState(InstanceRecord(**CASE | case), *parts)


def task(**changes: Any) -> TaskRecord:
    return TaskRecord(**TASK | changes)


def timer(element_id: str) -> TimerRecord:
    return TimerRecord("j", "i", "moder", "moder:1", element_id, "Frist", MONDAY + timedelta(days=7), 0, MONDAY)


def service(retries: int | None = None) -> ExternalTaskRecord:
    named = {"element_id": "Service", "element_name": "Send brevet", "topic": "post", "priority": 0, "retries": retries}
    case = {"instance_id": "i", "business_key": "S-1", "process_key": "moder", "definition_id": "moder:1"}
    lock = {"worker_id": None, "locked_until": None, "error": "", "error_details": "", "suspended": False}
    times = {"created_at": MONDAY, "due_at": MONDAY, "version_tag": None}
    return ExternalTaskRecord(id="j", **named, **case, **lock, **times)  # type: ignore[arg-type]


def incident(element_id: str = "Task_a", resolved_at: datetime | None = None) -> IncidentRecord:
    return IncidentRecord("h", "i", "S-1", "moder", "moder:1", "fejl", element_id, "A", "Gik galt", MONDAY, resolved_at)


def visit(element_id: str, *, over: bool, canceled: bool = False, definition_id: str = "moder:1") -> ActivityRecord:
    key = definition_id.split(":", maxsplit=1)[0]
    ended = MONDAY if over else None
    where = (definition_id, element_id, "Navn", "userTask")
    return ActivityRecord(element_id, "i", key, *where, MONDAY, ended, canceled, None, None)


def scope(definition_id: str, *, live: bool) -> ScopeRecord:
    return ScopeRecord(definition_id, "root", definition_id.split(":", maxsplit=1)[0], definition_id, live, {})


def event(number: int, kind: str, *, name: str = "", kind_of: str = "", details: Any = None) -> HistoryRecord:
    place = ("moder", "E", name, kind_of, f"task-{number}")
    return HistoryRecord(number, MONDAY, "tot", kind, "i", *place, details or {})
