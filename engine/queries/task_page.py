"""Finds the ids of one page of a task list, at a cost that depends on the page, not on how many tasks there are.

An adviser's list is merged from sorted stretches of an index: one for each team, for assigned and for unassigned tasks.
Each stretch is read only as far as the page needs, and totals are counted only up to a limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, union_all
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.persistence.instances import ProcessInstance, Task, TaskCandidate
from engine.queries.base import in_ranges, must_handle_cases, numbered, visible_tasks
from engine.records.ranges import Range

Ids = Select[*tuple[Any, ...]]  # whose first column is a task's id
ORDERS: dict[str, tuple[Any, ...]] = {
    "due": (Task.due_sort, Task.id),
    "created": (Task.created_at.desc(), Task.id),
    "priority": (Task.priority.desc(), Task.due_sort, Task.id),
    "name": (Task.name, Task.due_sort, Task.id),
}
RANGED = {"due": Task.due_at, "follow_up": Task.follow_up_at, "created": Task.created_at, "priority": Task.priority}


@dataclass(frozen=True)
class Wanted:
    """What a list asks for; None means either."""

    mine: bool = False
    group: str | None = None
    assignee: str | None = None
    unassigned: bool | None = None
    instance_id: str | None = None
    business_key: str | None = None
    process_key: str | None = None
    overdue: bool | None = None
    sort: str = "due"
    district: str | None = None
    ranges: tuple[Range, ...] = ()  # of RANGED
    number: str | None = None  # what the case's begins with

    @property
    def is_plain(self) -> bool:
        """Whether the candidates' index answers it alone."""
        picky = (self.assignee, self.instance_id, self.business_key, self.process_key, self.district, self.number)
        return not (self.mine or self.ranges) and self.sort == "due" and all(value is None for value in picky)


Part = tuple[Ids, ...]  # sorted stretches of (id, due), to be merged


@dataclass(frozen=True)
class TaskIds:
    """The ids of one list: parts that follow each other."""

    parts: tuple[Part, ...]

    def page(self, session: Session, skip: int, take: int) -> list[str]:
        """At most `take` ids after the first `skip`."""
        found: list[str] = []
        for part in self.parts:
            got = list(session.scalars(_limited(part, skip, take - len(found))))
            found += got
            if len(found) >= take:
                break
            skip = 0 if got else skip - _count(session, part, skip)
        return found

    def count(self, session: Session, limit: int | None) -> int:
        """How many there are, counted to `limit` at most."""
        total = 0
        for part in self.parts:
            total += _count(session, part, None if limit is None else limit - total)
        return total


def task_ids(actor: Actor, wanted: Wanted, now: datetime) -> TaskIds:
    """The ids of the open tasks an actor may see and asks for, in order. Raises KeyTooNarrow."""
    must_handle_cases(actor)
    in_group = wanted.group in actor.groups or (actor.sees_all_cases and wanted.group is not None)
    if wanted.is_plain and (in_group or (wanted.group is None and not actor.sees_all_cases)):
        districts = (True, False) if actor.district else (None,)
        return TaskIds(tuple(tuple(_stretches(actor, wanted, now, own)) for own in districts))
    return TaskIds(((_selected(actor, wanted, now),),))


def _count(session: Session, part: Part, limit: int | None) -> int:
    if limit is not None and limit <= 0:
        return 0
    ids = part[0].order_by(None).limit(limit) if len(part) == 1 else _limited(part, 0, limit)
    return session.scalar(select(func.count()).select_from(ids.subquery())) or 0


def _limited(part: Part, skip: int, take: int | None) -> Ids:
    ids = part[0] if len(part) == 1 else _merge(part, None if take is None else skip + take)
    return ids.offset(skip).limit(take)


def _merge(part: Part, needed: int | None) -> Ids:
    """Several sorted stretches as one; a task that stands in more than one comes once."""
    limited = [stretch.limit(needed).subquery() for stretch in part]
    every = union_all(*(select(each.c.id, each.c.due) for each in limited)).subquery()
    return select(every.c.id).group_by(every.c.id).order_by(func.min(every.c.due), every.c.id)


def _stretches(actor: Actor, wanted: Wanted, now: datetime, own: bool | None) -> Iterator[Ids]:
    """Stretches of indexes that together hold the list; `own` picks those of the actor's district, or the others."""
    groups = actor.groups if wanted.group is None else {wanted.group}
    candidates = [("group", group) for group in sorted(groups)]
    if wanted.group is None:
        candidates.append(("user", actor.user_id))
    assigned = (False, True) if wanted.unassigned is None else (not wanted.unassigned,)
    due = _due(TaskCandidate.due_sort, wanted, now)
    for kind, name in candidates:
        for each in assigned:
            place = (TaskCandidate.kind == kind, TaskCandidate.name == name, TaskCandidate.assigned == each)
            yield (
                select(TaskCandidate.task_id.label("id"), TaskCandidate.due_sort.label("due"))
                .where(*place, *due, *_of_district(TaskCandidate.district, actor, own))
                .order_by(TaskCandidate.due_sort, TaskCandidate.task_id)
            )
    if wanted.group is None and not wanted.unassigned:
        yield _taken(actor, wanted, now, own)


def _taken(actor: Actor, wanted: Wanted, now: datetime, own: bool | None) -> Ids:
    """The actor's own tasks, which need not be any of their teams'."""
    query = select(Task.id.label("id"), Task.due_sort.label("due")).where(
        Task.assignee == actor.user_id, Task.status == "open", *_due(Task.due_sort, wanted, now)
    )
    if own is not None:
        query = query.join(ProcessInstance, ProcessInstance.id == Task.instance_id)
        query = query.where(*_of_district(ProcessInstance.district, actor, own))
    return query.order_by(Task.due_sort, Task.id)


def _of_district(column: Any, actor: Actor, own: bool | None) -> list[ColumnElement[bool]]:
    if own is None:
        return []
    return [column == actor.district if own else column != actor.district]


def _selected(actor: Actor, wanted: Wanted, now: datetime) -> Ids:
    """All other lists, straight from the tasks."""
    conditions = [Task.status == "open", visible_tasks(actor), *_due(Task.due_sort, wanted, now)]
    if wanted.mine:
        conditions.append(Task.assignee == actor.user_id)
    if wanted.group is not None:
        conditions.append(
            Task.id.in_(
                select(TaskCandidate.task_id).where(TaskCandidate.kind == "group", TaskCandidate.name == wanted.group)
            )
        )
    if wanted.unassigned is not None:
        conditions.append(Task.assignee.is_(None) if wanted.unassigned else Task.assignee.is_not(None))
    for column, value in (
        (Task.assignee, wanted.assignee),
        (Task.instance_id, wanted.instance_id),
        (Task.process_key, wanted.process_key),
    ):
        if value is not None:
            conditions.append(column == value)
    for of_case, value in (
        (ProcessInstance.business_key, wanted.business_key),
        (ProcessInstance.district, wanted.district),
    ):
        if value is not None:
            conditions.append(Task.instance_id.in_(select(ProcessInstance.id).where(of_case == value)))
    if wanted.number is not None:
        conditions.append(Task.instance_id.in_(select(ProcessInstance.id).where(numbered(wanted.number))))
    conditions += in_ranges(RANGED, wanted.ranges)
    return select(Task.id).where(*conditions).order_by(*ORDERS.get(wanted.sort, ORDERS["due"]))


def _due(column: Any, wanted: Wanted, now: datetime) -> list[ColumnElement[bool]]:
    if wanted.overdue is None:
        return []
    return [column < now if wanted.overdue else column >= now]
