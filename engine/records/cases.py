"""Records of process instances: where a case stands, who has it, what has happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.records.external_tasks import ExternalTaskRecord
from engine.records.tasks import TaskRecord


@dataclass(frozen=True)
class InstanceRecord:
    """One started procedure. `end_state` is the state of its end event (`End_<state>` → `<state>`), C-13."""

    id: str
    business_key: str
    process_key: str
    process_name: str
    definition_id: str
    version: int
    status: str  # active, suspended, completed, canceled
    started_at: datetime
    ended_at: datetime | None
    started_by: str
    end_event_id: str | None
    end_state: str | None
    end_name: str | None
    responsible_team: str
    district: str
    open_tasks: int = 0
    overdue_tasks: int = 0
    incidents: int = 0
    next_due_at: datetime | None = None
    waits_at: str = ""  # names of the open elements, comma separated
    waits_since: datetime | None = None
    origin_kind: str | None = None  # deviation, follow-on, recurring
    origin_instance_id: str | None = None


@dataclass(frozen=True)
class InstancePage:
    """One page of a list of cases. `total` is counted to a limit only; `more` says that there are more than that."""

    instances: tuple[InstanceRecord, ...]
    total: int
    page: int
    pages: int
    more: bool = False

    def __iter__(self) -> Iterator[InstanceRecord]:
        return iter(self.instances)

    def __len__(self) -> int:
        return len(self.instances)


@dataclass(frozen=True)
class TimerRecord:
    """One armed timer."""

    id: str
    instance_id: str
    process_key: str
    definition_id: str
    element_id: str
    element_name: str
    due_at: datetime
    attempts: int
    created_at: datetime
    business_key: str = ""
    error: str = ""


@dataclass(frozen=True)
class IncidentRecord:
    """Something the diagram could not do; the action it holds can be retried."""

    id: str
    instance_id: str
    business_key: str
    process_key: str
    definition_id: str
    kind: str
    element_id: str
    element_name: str
    message: str
    created_at: datetime
    resolved_at: datetime | None


@dataclass(frozen=True)
class HistoryRecord:
    """One line of the append-only history."""

    id: int
    at: datetime
    actor: str
    kind: str
    instance_id: str
    process_key: str
    element_id: str
    element_name: str
    element_type: str
    task_id: str
    details: Mapping[str, Any]


@dataclass(frozen=True)
class ActivityRecord:
    """One visit of one element, running or over."""

    id: str
    instance_id: str
    process_key: str
    definition_id: str
    element_id: str
    element_name: str
    element_type: str  # Camunda's activity types: userTask, callActivity, noneEndEvent, …
    started_at: datetime
    ended_at: datetime | None
    canceled: bool
    task_id: str | None
    assignee: str | None


@dataclass(frozen=True)
class ScopeRecord:
    """The variables of one scope: the started procedure, or a called one."""

    id: str
    parent_id: str | None
    process_key: str
    definition_id: str
    live: bool
    variables: Mapping[str, Any]


@dataclass(frozen=True)
class ProcessState:
    """Where a case stands: all that its page shows, without opening the state."""

    instance: InstanceRecord
    tasks: tuple[TaskRecord, ...]
    timers: tuple[TimerRecord, ...]
    incidents: tuple[IncidentRecord, ...]
    scopes: tuple[ScopeRecord, ...]
    history: tuple[HistoryRecord, ...]
    activities: tuple[ActivityRecord, ...]
    services: tuple[ExternalTaskRecord, ...] = ()
