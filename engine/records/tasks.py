"""Records of user tasks, as lists and the task page show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.records.forms import FormReference
from engine.records.organisation import RuleRecord


@dataclass(frozen=True)
class TaskRecord:
    """One user task. Instants are aware UTC. `instance_id` is the started instance, also inside a called procedure."""

    id: str
    name: str
    element_id: str
    instance_id: str
    business_key: str
    process_key: str  # the procedure the task's element stands in (the called one)
    process_name: str
    definition_id: str  # of that procedure
    root_process_key: str  # the started procedure
    root_process_name: str
    scope_id: str
    status: str  # open, completed, canceled
    assignee: str | None
    candidate_groups: tuple[str, ...]
    candidate_users: tuple[str, ...]
    created_at: datetime
    due_at: datetime | None
    follow_up_at: datetime | None
    completed_at: datetime | None
    priority: int
    has_draft: bool
    suspended: bool
    responsible_team: str
    district: str
    form: FormReference | None = None


@dataclass(frozen=True)
class TaskValues:
    """The variables a task sees, and those of them that are its own (docs/adr/0019)."""

    seen: Mapping[str, Any]
    local: Mapping[str, Any]


@dataclass(frozen=True)
class TaskDetail:
    """One task with all that its page needs. `form` is an `engine.forms.schema.Form` or None."""

    task: TaskRecord
    documentation: str  # what the diagram says to the adviser, plain text with blank lines between paragraphs
    source: Mapping[str, str]  # extension properties of the element: kilde, regel, …
    form: Any
    values: Mapping[str, Any]  # the variables the task sees: for prefilling and conditions
    draft: Mapping[str, Any]  # what was typed and not yet submitted, as posted (key → text or list of texts)
    may_claim: bool
    may_complete: bool
    case_facts: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    rules: tuple[RuleRecord, ...] = field(default_factory=tuple)  # of the source documents, named by the element
    may_deviate: bool = False  # whether «Drøft afvigelse med nærmeste leder» is offered (C-14)
    deviation_id: str | None = None  # the case in which a deviation from this task is being discussed
    local: Mapping[str, Any] = field(default_factory=dict)  # those of `values` that are the task's own (docs/adr/0019)


@dataclass(frozen=True)
class TaskPage:
    """One page of a task list. `total` is counted to a limit only; `more` says that there are more than that."""

    tasks: tuple[TaskRecord, ...]
    total: int
    page: int
    pages: int
    more: bool = False


@dataclass(frozen=True)
class CommentRecord:
    """A remark on a task."""

    id: str
    task_id: str
    instance_id: str
    user_id: str
    at: datetime
    message: str
