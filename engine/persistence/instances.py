"""Running and ended cases: the instance with its state, and the rows projected from it for reading."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.persistence.base import Base

ACTIVE, SUSPENDED, COMPLETED, CANCELED = "active", "suspended", "completed", "canceled"
DEVIATION, FOLLOW_ON, RECURRING = "deviation", "follow-on", "recurring"  # kinds of origin


class ProcessInstance(Base):
    """One started procedure.

    `state` is the runner's own text (pruned tokens); None until the start has succeeded. `bindings` says which versions
    it runs on: {"processes": {key: definition id}, "decisions": {process key: {"binding:ref": decision id}}}.
    `revision` guards every update. The origin is what brought the case about: a deviation raised on a task of another
    case, the end of another case (follow-on), or the calendar (recurring); the other case may be deleted before it.
    """

    __tablename__ = "process_instance"
    __table_args__ = (
        Index(None, "started_at", "id"),
        Index(None, "status", "started_at"),
        Index(None, "definition_id", "status"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    definition_id: Mapped[str] = mapped_column(ForeignKey("process_definition.id"))
    process_key: Mapped[str]
    business_key: Mapped[str] = mapped_column(index=True)
    status: Mapped[str]
    state: Mapped[str | None] = mapped_column(Text, deferred=True, deferred_group="running")
    sequence: Mapped[int]
    revision: Mapped[int] = mapped_column()
    bindings: Mapped[dict[str, Any]] = mapped_column(deferred=True, deferred_group="running")
    started_at: Mapped[datetime]
    started_by: Mapped[str]
    ended_at: Mapped[datetime | None]
    end_event_id: Mapped[str | None]
    end_name: Mapped[str | None]
    responsible_team: Mapped[str]
    district: Mapped[str]
    open_incidents: Mapped[int]
    origin_kind: Mapped[str | None]
    origin_instance_id: Mapped[str | None] = mapped_column(index=True)
    origin_task_id: Mapped[str | None]

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012


class VariableScope(Base):
    """The variables of the started procedure or of one called procedure; kept, no longer `live`, after the call."""

    __tablename__ = "variable_scope"

    instance_id: Mapped[str] = mapped_column(ForeignKey("process_instance.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    parent_id: Mapped[str | None]
    process_key: Mapped[str]
    definition_id: Mapped[str]
    call_element_id: Mapped[str | None]
    business_key: Mapped[str | None]
    position: Mapped[int]  # callers before called
    live: Mapped[bool]
    variables: Mapped[dict[str, Any]]
    changed: Mapped[dict[str, Any]]


class Task(Base):
    """One user task. `drafts` holds what each person has typed and not submitted: user id → field → text.

    `local_variables` are the task's own, which end with it (docs/adr/0019). `form_binding` is how the diagram names the
    form: latest, deployment, version, or file for a file name; None in tasks older than this column.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index(None, "status", "due_sort", "id"),
        Index(None, "instance_id", "status"),
        Index(None, "assignee", "status", "due_sort", "id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    instance_id: Mapped[str] = mapped_column(ForeignKey("process_instance.id"))
    definition_id: Mapped[str] = mapped_column(ForeignKey("process_definition.id"))
    process_key: Mapped[str]
    scope_id: Mapped[str]
    element_id: Mapped[str]
    element_type: Mapped[str]
    name: Mapped[str]
    status: Mapped[str]  # open, completed, canceled
    assignee: Mapped[str | None]
    candidate_groups: Mapped[list[str]]
    candidate_users: Mapped[list[str]]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    due_sort: Mapped[datetime]
    follow_up_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    priority: Mapped[int]
    form_id: Mapped[str | None] = mapped_column(ForeignKey("form_definition.id"))
    form_binding: Mapped[str | None]
    drafts: Mapped[dict[str, Any] | None]
    local_variables: Mapped[dict[str, Any] | None]


class TaskCandidate(Base):
    """Who may take an open task, with all that a task list sorts and filters by, so that an index answers it alone."""

    __tablename__ = "task_candidate"
    __table_args__ = (
        Index(None, "kind", "name", "assigned", "due_sort", "task_id"),
        Index(None, "kind", "name", "assigned", "district", "due_sort", "task_id"),
    )

    task_id: Mapped[str] = mapped_column(ForeignKey("task.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)  # group or user
    name: Mapped[str] = mapped_column(primary_key=True)
    assigned: Mapped[bool]
    district: Mapped[str]
    due_sort: Mapped[datetime]


class Job(Base):
    """What waits for time or for another system. `status` is waiting, suspended or failed (its attempts are used up).

    `kind` is timer or external: a service task, done by the handler of its `topic` or by a worker outside that fetches
    it. `locked_until` is how long whoever has it keeps it; outside, `worker_id` has it and says how many `retries` are
    left after a failure.
    """

    __tablename__ = "job"
    __table_args__ = (Index(None, "status", "due_at", "id"), Index(None, "topic", "status", "due_at"))

    id: Mapped[str] = mapped_column(primary_key=True)
    instance_id: Mapped[str] = mapped_column(ForeignKey("process_instance.id"), index=True)
    definition_id: Mapped[str]
    process_key: Mapped[str]
    scope_id: Mapped[str]
    kind: Mapped[str]
    element_id: Mapped[str]
    name: Mapped[str]
    status: Mapped[str]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    attempts: Mapped[int]
    locked_until: Mapped[datetime | None]
    error: Mapped[str]
    topic: Mapped[str | None]
    priority: Mapped[int | None]
    worker_id: Mapped[str | None]
    retries: Mapped[int | None]
    error_details: Mapped[str | None] = mapped_column(Text)


class Incident(Base):
    """Something the diagram could not do. `action` is what to do again, as JSON."""

    __tablename__ = "incident"
    __table_args__ = (Index(None, "instance_id", "resolved_at"), Index(None, "resolved_at", "created_at"))

    id: Mapped[str] = mapped_column(primary_key=True)
    instance_id: Mapped[str] = mapped_column(ForeignKey("process_instance.id"))
    definition_id: Mapped[str]
    process_key: Mapped[str]
    kind: Mapped[str]
    element_id: Mapped[str]
    element_name: Mapped[str]
    message: Mapped[str] = mapped_column(Text)
    action: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    resolved_at: Mapped[datetime | None]


class CaseTeam(Base):
    """A team that has or had a task or the responsibility in a case, and therefore sees it."""

    __tablename__ = "case_team"
    __table_args__ = (Index(None, "team", "instance_id"),)

    instance_id: Mapped[str] = mapped_column(ForeignKey("process_instance.id"), primary_key=True)
    team: Mapped[str] = mapped_column(primary_key=True)
