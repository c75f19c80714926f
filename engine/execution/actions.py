"""What goes into the runner and what comes out: frozen values, no SpiffWorkflow object among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Start:
    """Begin a new instance."""

    variables: Mapping[str, Any]
    business_key: str | None = None


@dataclass(frozen=True)
class CompleteTask:
    """An open user task is done; `values` go into the variables of its scope."""

    task_id: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FireTimer:
    """An armed timer is due."""

    timer_id: str


@dataclass(frozen=True)
class CompleteJob:
    """The job of a service task is done; `values` go into the variables of its scope."""

    job_id: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ReportError:
    """Who does the job of a service task met an error of the procedure's own; `values` as of a job that is done."""

    job_id: str
    code: str
    message: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SetVariables:
    """Correct variables of one scope (the started procedure's when None), and take some away; moves nothing."""

    values: Mapping[str, Any]
    scope_id: str | None = None
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Continue:
    """Step on from where the state stands."""


@dataclass(frozen=True)
class MoveToken:
    """An owner takes a token from where it waits and lets it begin at another element of the same procedure."""

    token_id: str
    element_id: str


@dataclass(frozen=True)
class SkipToken:
    """An owner lets a token go on without what it waits for."""

    token_id: str


@dataclass(frozen=True)
class BeginAt:
    """An owner lets another token begin at an element of the procedure that the token `beside` stands in."""

    beside: str
    element_id: str


@dataclass(frozen=True)
class SetTimer:
    """An owner changes when an armed timer is due."""

    timer_id: str
    due_at: datetime


ROOT_SCOPE = "root"

Repair = MoveToken | SkipToken | BeginAt | SetTimer
Action = Start | CompleteTask | CompleteJob | ReportError | FireTimer | SetVariables | Continue


@dataclass(frozen=True)
class Scope:
    """Variables of the started procedure (`parent_id` None) or of one called procedure while it runs.

    `changed` maps each variable written in this scope to the instance-wide sequence number of its last write; on return
    only these are written back to the caller, and the newest `ansvarlig_team` is found by it. Variables that were
    passed in at the call are not in `changed`.
    """

    id: str
    parent_id: str | None
    process_key: str
    call_element_id: str | None
    variables: Mapping[str, Any]
    changed: Mapping[str, int]
    business_key: str | None = None


@dataclass(frozen=True)
class InstanceState:
    """A running instance between two verbs: pruned tokens as text (our own format), live scopes, write counter."""

    tokens: str
    scopes: tuple[Scope, ...]
    sequence: int


@dataclass(frozen=True)
class NewTask:
    """A user or manual task that became ready in this step, with its assignment evaluated. Instants are aware UTC."""

    id: str
    element_id: str
    element_type: str
    name: str
    process_key: str
    scope_id: str
    candidate_groups: tuple[str, ...]
    candidate_users: tuple[str, ...]
    assignee: str | None
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int


@dataclass(frozen=True)
class ArmedTimer:
    """A timer that waits. `due_at` is aware UTC."""

    id: str
    element_id: str
    name: str
    process_key: str
    scope_id: str
    due_at: datetime


@dataclass(frozen=True)
class WaitingJob:
    """A service task whose job is to be done by whoever asks for its topic."""

    id: str
    element_id: str
    name: str
    process_key: str
    scope_id: str
    topic: str
    priority: int


@dataclass(frozen=True)
class Snapshot:
    """What the instance waits for after the step.

    `open_tasks` are the ids of all open user tasks (old and new); `end_event_id` the end event of the started procedure
    reached last when it has ended.
    """

    open_tasks: frozenset[str]
    new_tasks: tuple[NewTask, ...]
    timers: tuple[ArmedTimer, ...]
    ended: bool
    end_event_id: str | None
    responsible_team: str | None
    jobs: tuple[WaitingJob, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One thing that happened in the step, for history. `kind` is one of

    activity-started, activity-completed, activity-canceled   (`activity_id` ties them together)
    flow-taken                                                (details: flow)
    variable-set                                              (details: name, value)
    variable-removed                                          (details: name)
    decision-evaluated                                        (details: decision, inputs, outputs, rules)
    scope-opened, scope-closed                                (details: process_key, call_element_id, end_event_id)
    instance-ended                                            (details: end_event_id)
    """

    kind: str
    process_key: str
    scope_id: str
    element_id: str = ""
    element_name: str = ""
    element_type: str = ""
    activity_id: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Advance:
    """The result of one action."""

    state: InstanceState
    snapshot: Snapshot
    facts: tuple[Fact, ...]
