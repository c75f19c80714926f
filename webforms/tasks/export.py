"""The task list as a spreadsheet, with the list's own filters: for managers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from flask import Blueprint, Response

from engine.actor import Actor
from engine.records.tasks import TaskRecord
from webforms.context import actor, district_name, engine, now, only_for, team_name, user_name, zone
from webforms.formats import days_until
from webforms.spreadsheet import Cell, spreadsheet
from webforms.tasks.filters import read_filter

blueprint = Blueprint("task_export", __name__)
MANAGERS = "ledere og administratorer"
SIZE = 500
HEADER = (
    *("Opgave", "Sagsnummer", "Procedure", "Delprocedure", "Team", "Hos", "Distrikt", "Ansvarligt team"),
    *("Kom", "Frist", "Dage over fristen", "På pause"),
)


def _sees_all(who: Actor) -> bool:
    return who.sees_all_cases


@blueprint.get("/opgaver/opgaver.csv")
@only_for(_sees_all, MANAGERS)
def tasks() -> Response:
    """Every open task that the list's filters find, in the list's order."""
    return spreadsheet("opgaver", HEADER, (_row(task) for task in _found()))


def _found() -> Iterator[TaskRecord]:
    asked = read_filter()
    for page in count(1):
        found = engine().read.tasks(actor(), **asked.query | {"page": page, "size": SIZE})
        yield from found.tasks
        if page >= found.pages:
            return


def _row(task: TaskRecord) -> list[Cell]:
    late = -days_until(task.due_at, now(), zone()) if task.due_at and task.due_at < now() else None
    return [
        task.name,
        task.business_key,
        task.root_process_name,
        task.process_name if task.process_key != task.root_process_key else "",
        ", ".join(team_name(group) for group in task.candidate_groups),
        user_name(task.assignee),
        district_name(task.district) if task.district else "",
        team_name(task.responsible_team) if task.responsible_team else "",
        task.created_at,
        task.due_at,
        late,
        "Ja" if task.suspended else "",
    ]
