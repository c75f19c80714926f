"""What every query stands on, and who may see what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.clock import Clock
from engine.errors import InstanceNotFound, KeyTooNarrow, NotFound
from engine.forms.schema import Form
from engine.persistence.instances import CaseTeam, ProcessInstance, Task, TaskCandidate
from engine.persistence.transactions import Transactions
from engine.records.ranges import Range


@dataclass(frozen=True)
class Queries:
    """`read_form` gives the form of a form definition's id, from the process's cache."""

    transactions: Transactions
    clock: Clock
    read_form: Callable[[Session, str], Form]


def in_ranges(columns: Mapping[str, Any], ranges: Iterable[Range]) -> list[ColumnElement[bool]]:
    """The conditions of these ranges; `columns` are what each `of` stands for."""
    since = [columns[each.of] >= each.since for each in ranges if each.since is not None]
    return since + [columns[each.of] < each.until for each in ranges if each.until is not None]


def numbered(begins: str) -> ColumnElement[bool]:
    """Cases whose number begins so, in capitals or not."""
    return ProcessInstance.business_key.istartswith(begins, autoescape=True)


def must_handle_cases(actor: Actor) -> None:
    """Raises KeyTooNarrow for a key that is for deploying alone; every query of cases and tasks comes by here."""
    if not actor.handles_cases:
        raise KeyTooNarrow


def visible_cases(actor: Actor) -> ColumnElement[bool]:
    """Cases the actor may see: their teams have or had a task or the responsibility, or they have or had one
    themselves, or they started it; managers see all. Raises KeyTooNarrow."""
    must_handle_cases(actor)
    if actor.sees_all_cases:
        return true()
    of_team = exists().where(CaseTeam.instance_id == ProcessInstance.id, CaseTeam.team.in_(actor.groups))
    of_own = exists().where(Task.instance_id == ProcessInstance.id, Task.assignee == actor.user_id)
    return or_(of_team, of_own, ProcessInstance.started_by == actor.user_id)


def visible_tasks(actor: Actor) -> ColumnElement[bool]:
    """Open tasks the actor may see: a candidate's, the assignee's; those who see all cases see all.

    Raises KeyTooNarrow.
    """
    must_handle_cases(actor)
    if actor.sees_all_cases:
        return true()
    of_group = (TaskCandidate.kind == "group") & TaskCandidate.name.in_(actor.groups)
    of_user = (TaskCandidate.kind == "user") & (TaskCandidate.name == actor.user_id)
    candidate = exists().where(TaskCandidate.task_id == Task.id, or_(of_group, of_user))
    return or_(Task.assignee == actor.user_id, candidate)


def is_visible(task: Task, actor: Actor) -> bool:
    """The same for one task in hand, whatever its status. Raises KeyTooNarrow."""
    must_handle_cases(actor)
    return (
        actor.sees_all_cases
        or task.assignee == actor.user_id
        or actor.user_id in task.candidate_users
        or not actor.groups.isdisjoint(task.candidate_groups)
    )


def visible_instance(
    session: Session, instance_id: str, actor: Actor, missing: type[NotFound] = InstanceNotFound
) -> ProcessInstance:
    """The instance. Raises `missing` when it does not exist or may not be seen: the two look alike."""
    query = select(ProcessInstance).where(ProcessInstance.id == instance_id, visible_cases(actor))
    instance = session.scalar(query)
    if instance is None:
        raise missing(instance_id)
    return instance
