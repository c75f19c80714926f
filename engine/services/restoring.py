"""Keeps what a case is before it is moved, and puts it back. Private to services."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, inspect, select, update

from engine.persistence.base import Base, UtcDateTime
from engine.persistence.history import HistoryEvent
from engine.persistence.instances import (
    ACTIVE,
    SUSPENDED,
    CaseTeam,
    Incident,
    Job,
    ProcessInstance,
    Task,
    TaskCandidate,
    VariableScope,
)
from engine.persistence.succession import CaseMarker
from engine.services.case import PLACE, Case
from engine.services.relocating import write_candidates
from engine.services.relocation import CaseRows

Row = dict[str, Any]
OF_INSTANCE = ("definition_id", "state", "sequence", "bindings", "responsible_team", "district", "open_incidents")
OF_MOVE = ("assignee", "drafts", "local_variables")  # of a task that stays open: people go on working with it meanwhile


def before(case: Case, rows: CaseRows) -> Row:
    """The rows of the case as JSON."""
    session, here = case.session, case.instance.id
    every = select(Task.id).where(Task.instance_id == here)
    scopes = select(VariableScope.id).where(VariableScope.instance_id == here)
    teams = select(CaseTeam).where(CaseTeam.instance_id == here)
    markers = select(CaseMarker).where(CaseMarker.instance_id == here)
    return {
        "instance": _dumped(case.instance, OF_INSTANCE),
        "scopes": [_dumped(each) for each in rows.scopes.values()],
        "tasks": [_dumped(each) for each in rows.tasks.values()],
        "jobs": [_dumped(each) for each in rows.jobs.values()],
        "incidents": [_dumped(each) for each in rows.incidents],
        "teams": [_dumped(each) for each in session.scalars(teams)],
        "markers": [_dumped(each) for each in session.scalars(markers)],
        "scope_ids": list(session.scalars(scopes)),
        "task_ids": list(session.scalars(every)),
    }


def reason_to_keep(case: Case, revision: int | None, kept: Mapping[str, Any]) -> str:
    """Why a case cannot be put back; empty when nothing has happened to it since and its new tasks are free."""
    if case.instance.status not in (ACTIVE, SUSPENDED):
        return "Sagen er afsluttet."
    if case.instance.revision != revision:
        return "Sagen er kommet videre, efter at den blev flyttet."
    query = select(Task).where(Task.instance_id == case.instance.id, Task.status == "open")
    for task in case.session.scalars(query):
        if task.id not in kept["task_ids"] and (task.assignee or task.drafts or task.local_variables):
            return f"Nogen er begyndt på den nye opgave «{task.name}»."
    return ""


def put_back(case: Case, kept: Mapping[str, Any], unassigned: list[str]) -> None:
    """Give the case the rows it had. What people did meanwhile with tasks that stayed open is left to them."""
    session, here = case.session, case.instance.id
    session.flush()
    with session.no_autoflush:
        _delete_new(case, kept)
        _replace(case, Job, [{**row, "locked_until": None} for row in kept["jobs"]])
        _replace(case, CaseTeam, kept["teams"])
        _replace(case, CaseMarker, kept["markers"])
        for row in kept["scopes"]:
            _update(case, VariableScope, row, VariableScope.instance_id == here)
        for row in kept["incidents"]:
            _update(case, Incident, row)
        for row in kept["tasks"]:
            _put_task_back(case, row, unassigned)
    for name, value in _loaded(ProcessInstance, kept["instance"]).items():
        setattr(case.instance, name, value)
    session.flush()
    session.expire_all()
    open_tasks = select(Task).where(Task.instance_id == here, Task.status == "open")
    for task in session.scalars(open_tasks).all():
        write_candidates(case, task)


def undo_visits(case: Case, batch_id: str) -> None:
    """Tell in history that visits which the move ended go on, and that those it began are over."""
    events = select(HistoryEvent).where(HistoryEvent.instance_id == case.instance.id).order_by(HistoryEvent.id)
    since: dict[str, tuple[str, HistoryEvent]] | None = None
    for event in case.session.scalars(events):
        if event.kind == "instance-migrated" and event.details.get("batch") == batch_id:
            since = {}
        elif since is not None and event.kind in UNDONE:
            since[event.activity_id] = _undoing(event, since.get(event.activity_id))
    for kind, event in (since or {}).values():
        if kind:
            case.note(kind, details={"undone": batch_id}, **_place(event, kind))


def _undoing(event: HistoryEvent, before: tuple[str, HistoryEvent] | None) -> tuple[str, HistoryEvent]:
    """What undoes an event; nothing for a visit that began and ended with the move."""
    if before is not None and before[0] == "activity-canceled" and event.kind != "activity-moved":
        return "", event
    return UNDONE[event.kind], event


def _place(event: HistoryEvent, kind: str) -> dict[str, str]:
    place = {name: getattr(event, name) for name in PLACE}
    if kind == "activity-moved":
        place |= {"element_id": event.details["from"], "element_name": event.details["from_name"]}
    return place


UNDONE = {
    "activity-started": "activity-canceled",
    "activity-completed": "activity-started",
    "activity-canceled": "activity-started",
    "activity-moved": "activity-moved",
}


def _delete_new(case: Case, kept: Mapping[str, Any]) -> None:
    """Tasks and scopes that came with the move."""
    session, here = case.session, case.instance.id
    every = session.scalars(select(Task.id).where(Task.instance_id == here)).all()
    new = [task_id for task_id in every if task_id not in kept["task_ids"]]
    for model, column in ((TaskCandidate, TaskCandidate.task_id), (Task, Task.id)):
        session.execute(delete(model).where(column.in_(new)), execution_options={"synchronize_session": False})
    scopes = session.scalars(select(VariableScope.id).where(VariableScope.instance_id == here)).all()
    gone = [scope_id for scope_id in scopes if scope_id not in kept["scope_ids"]]
    of_case = delete(VariableScope).where(VariableScope.instance_id == here, VariableScope.id.in_(gone))
    session.execute(of_case, execution_options={"synchronize_session": False})


def _replace(case: Case, model: type[Job] | type[CaseTeam] | type[CaseMarker], rows: list[Row]) -> None:
    of_case = delete(model).where(model.instance_id == case.instance.id)
    case.session.execute(of_case, execution_options={"synchronize_session": False})
    if rows:
        case.session.execute(insert(model), [_loaded(model, row) for row in rows])


def _put_task_back(case: Case, row: Row, unassigned: list[str]) -> None:
    now = case.session.execute(select(Task.status, Task.assignee).where(Task.id == row["id"])).one()
    stayed = now.status == row["status"]
    left = {name: value for name, value in row.items() if not stayed or name not in OF_MOVE}
    if stayed and row["id"] in unassigned and now.assignee is None:
        left["assignee"] = row["assignee"]
    _update(case, Task, left)


def _update(case: Case, model: type[Base], row: Row, *more: Any) -> None:
    columns = inspect(model).columns
    of_row = update(model).where(columns["id"] == row["id"], *more).values(_loaded(model, row))
    case.session.execute(of_row, execution_options={"synchronize_session": False})


def _dumped(row: Base, names: tuple[str, ...] = ()) -> Row:
    dumped = {}
    for column in names or inspect(type(row)).columns.keys():
        value = getattr(row, column)
        dumped[column] = value.isoformat() if isinstance(value, datetime) else value
    return dumped


def _loaded(model: type[Base], row: Mapping[str, Any]) -> Row:
    columns = inspect(model).columns
    return {
        name: datetime.fromisoformat(value) if value and isinstance(columns[name].type, UtcDateTime) else value
        for name, value in row.items()
    }
