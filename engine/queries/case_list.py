"""Lists of cases, and the organisation's load in numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import RoleMissing
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.instances import (
    ACTIVE,
    CANCELED,
    COMPLETED,
    SUSPENDED,
    Incident,
    ProcessInstance,
    Task,
    TaskCandidate,
)
from engine.persistence.people import Team
from engine.persistence.records import instance_records
from engine.persistence.succession import CaseMarker
from engine.queries.base import Queries, in_ranges, numbered, visible_cases
from engine.records.cases import InstancePage
from engine.records.organisation import CaseListRecord
from engine.records.ranges import Range
from engine.records.workload import LoadRecord, Workload

COUNT_LIMIT = 1000
RANGED = {"started": ProcessInstance.started_at, "ended": ProcessInstance.ended_at}


class CaseList(Queries):
    """Cases, newest first."""

    def instances(
        self,
        actor: Actor,
        *,
        status: str | None = None,
        process_key: str | None = None,
        business_key: str | None = None,
        number: str | None = None,
        team: str | None = None,
        overdue: bool | None = None,
        saved: CaseListRecord | None = None,
        definition_id: str | None = None,
        ended: bool | None = None,
        ids: Collection[str] | None = None,
        ranges: Collection[Range] = (),
        page: int = 1,
        size: int = 50,
        count_limit: int | None = COUNT_LIMIT,
    ) -> InstancePage:
        """One page of cases the actor may see; what is None is not asked for. `team` is the responsible one.

        `business_key` is the whole case number, `number` what it begins with, in capitals or not.
        `saved` is a saved case list (`case_lists`), on top of what else is asked for; `ranges` are of started or ended.
        `total` is counted to `count_limit` only, exactly with None.
        """
        page, size = max(page, 1), max(size, 1)
        now = self.clock.now()
        conditions = [visible_cases(actor), *_overdue(overdue, now)]
        for column, value in (
            (ProcessInstance.status, status),
            (ProcessInstance.process_key, process_key),
            (ProcessInstance.business_key, business_key),
            (ProcessInstance.responsible_team, team),
            (ProcessInstance.definition_id, definition_id),
        ):
            if value is not None:
                conditions.append(column == value)
        if ended is not None:
            conditions.append(ProcessInstance.ended_at.is_not(None) if ended else ProcessInstance.ended_at.is_(None))
        if number is not None:
            conditions.append(numbered(number))
        if ids is not None:
            conditions.append(ProcessInstance.id.in_(ids))
        if saved is not None:
            conditions += _of_list(saved)
        found = select(ProcessInstance).where(*conditions, *in_ranges(RANGED, ranges))
        return self.transactions.read(
            lambda session: _page(session, found, now, page=page, size=size, count_limit=count_limit)
        )

    def workload(self, actor: Actor) -> Workload:
        """How much is open and overdue, by team and by procedure. Raises RoleMissing for who may not see all cases."""
        if not actor.sees_all_cases:
            raise RoleMissing("Kun ledere og administratorer kan se overblikket.")
        return self.transactions.read(lambda session: _workload(session, self.clock.now()))


def _page(
    session: Session, found: Select[ProcessInstance], now: datetime, *, page: int, size: int, count_limit: int | None
) -> InstancePage:
    newest = found.order_by(ProcessInstance.started_at.desc(), ProcessInstance.id)
    rows = session.scalars(newest.offset((page - 1) * size).limit(size + 1)).all()
    limit = None if count_limit is None else count_limit + 1
    ids = found.with_only_columns(ProcessInstance.id).limit(limit).subquery()
    counted = session.scalar(select(func.count()).select_from(ids)) or 0
    total = counted if count_limit is None else min(counted, count_limit)
    pages = max(-(-total // size), page + (len(rows) > size), 1)
    records = instance_records(session, rows[:size], now)
    return InstancePage(tuple(records), total, page, pages, counted > total)


def _overdue(overdue: bool | None, now: datetime) -> list[ColumnElement[bool]]:
    if overdue is None:
        return []
    late = exists().where(Task.instance_id == ProcessInstance.id, Task.status == "open", Task.due_sort < now)
    return [late if overdue else ~late]


def _of_list(saved: CaseListRecord) -> list[ColumnElement[bool]]:
    """What a saved list asks for. A case that was canceled is on none; one that only holds running cases says so."""
    marked = exists().where(
        CaseMarker.instance_id == ProcessInstance.id,
        CaseMarker.name == saved.variable,
        CaseMarker.value.in_(saved.wanted),
    )
    asked: list[ColumnElement[bool]] = [marked, ProcessInstance.status != CANCELED]
    if saved.process_keys:
        asked.append(ProcessInstance.process_key.in_(saved.process_keys))
    if saved.teams:
        asked.append(ProcessInstance.responsible_team.in_(saved.teams))
    if saved.running:
        asked.append(ProcessInstance.status != COMPLETED)
    return asked


def _workload(session: Session, now: datetime) -> Workload:
    counts: Any = (
        func.count(),
        func.count().filter(Task.assignee.is_(None)),
        func.count().filter(Task.due_sort < now),
    )
    running = ProcessInstance.status.in_((ACTIVE, SUSPENDED))
    of_cases = select(ProcessInstance.responsible_team, ProcessInstance.process_key, func.count()).where(running)
    cases = session.execute(of_cases.group_by(ProcessInstance.responsible_team, ProcessInstance.process_key)).all()
    by_team = select(TaskCandidate.name, *counts).join(Task, Task.id == TaskCandidate.task_id)
    by_team = by_team.where(TaskCandidate.kind == "group").group_by(TaskCandidate.name)
    by_procedure = select(ProcessInstance.process_key, *counts).join(Task, Task.instance_id == ProcessInstance.id)
    by_procedure = by_procedure.where(Task.status == "open").group_by(ProcessInstance.process_key)
    totals = session.execute(select(*counts).where(Task.status == "open")).one()
    incidents = session.scalar(select(func.count()).select_from(Incident).where(Incident.resolved_at.is_(None)))
    teams = select(Team.id, Team.name).order_by(Team.position)
    procedures = select(ProcessDefinition.key, ProcessDefinition.name).where(ProcessDefinition.latest)
    return Workload(
        teams=_loads(session.execute(teams), session.execute(by_team), _sums(cases, 0)),
        procedures=_loads(
            session.execute(procedures.order_by(ProcessDefinition.name)), session.execute(by_procedure), _sums(cases, 1)
        ),
        cases=sum(row[2] for row in cases),
        open_tasks=totals[0],
        unassigned_tasks=totals[1],
        overdue_tasks=totals[2],
        incidents=incidents or 0,
    )


def _sums(cases: Iterable[Any], column: int) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in cases:
        sums[row[column]] = sums.get(row[column], 0) + row[2]
    return sums


def _loads(named: Iterable[Any], counted: Iterable[Any], cases: dict[str, int]) -> tuple[LoadRecord, ...]:
    """One line for each known name, then for what is counted under a name nobody knows (any more)."""
    names = {row[0]: row[1] for row in named}
    counts = {row[0]: (row[1], row[2], row[3]) for row in counted}
    every = [*names, *sorted({key for key in (*counts, *cases) if key} - set(names))]
    return tuple(LoadRecord(key, names.get(key, key), cases.get(key, 0), *counts.get(key, (0, 0, 0))) for key in every)
