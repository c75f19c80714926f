"""Records of trial runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.records.definitions import DefinitionRecord


@dataclass(frozen=True)
class TrialTask:
    """An open task of a trial run. `teams` may do it, or `person` when it is given to one."""

    id: str
    name: str
    element_id: str
    process_key: str
    teams: tuple[str, ...]
    person: str
    due_at: datetime | None


@dataclass(frozen=True)
class TrialTimer:
    """An armed timer."""

    name: str
    element_id: str
    process_key: str
    due_at: datetime


@dataclass(frozen=True)
class TrialJob:
    """What another system would be asked to do; in a trial nothing is asked."""

    id: str
    name: str
    element_id: str
    process_key: str
    topic: str


@dataclass(frozen=True)
class TrialEvent:
    """One thing that happened, at the trial's own time; `kind` as in `engine.execution.actions.Fact`."""

    at: datetime
    kind: str
    process_key: str
    element_id: str
    element_name: str
    element_type: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TrialFailure:
    """What the diagram could not do; the run stands where it stood before."""

    message: str
    process_key: str
    element_id: str
    element_name: str


@dataclass(frozen=True)
class TrialLine:
    """A trial run in a list."""

    id: str
    definition: DefinitionRecord
    created_at: datetime
    expires_at: datetime
    now: datetime
    ended: bool
    steps: int


@dataclass(frozen=True)
class TrialRecord:
    """A trial run as its page shows it. `versions` maps the procedures it runs through to their definitions' ids."""

    line: TrialLine
    tasks: tuple[TrialTask, ...]
    timers: tuple[TrialTimer, ...]
    jobs: tuple[TrialJob, ...]
    next_deadline: datetime | None
    end_name: str | None
    responsible_team: str
    variables: Mapping[str, Any]
    events: tuple[TrialEvent, ...]
    failure: TrialFailure | None
    versions: Mapping[str, str]


@dataclass(frozen=True)
class TrialForm:
    """What one task of a trial run asks. `form` is an `engine.forms.schema.Form` or None."""

    task: TrialTask
    form: Any
    variables: Mapping[str, Any]
    guidance: str
    now: datetime
