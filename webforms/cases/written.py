"""What was written in a case so far: the start form and each completed task, with the labels of their forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from engine.actor import SYSTEM
from engine.errors import NotFound
from engine.forms import Form
from engine.forms.wording import Data
from engine.records.cases import HistoryRecord
from webforms.context import actor, engine, zone
from webforms.forms.display import ShownValue, display_any, display_form

SHOWN = 12  # the newest ones; older ones are read on the case's page, task by task


@dataclass(frozen=True)
class Written:
    """One filled-in form. `task_id` is empty for the start form."""

    task_id: str
    name: str
    at: datetime
    actor: str
    lines: tuple[ShownValue, ...]


def written_in(history: Sequence[HistoryRecord], limit: int = SHOWN) -> list[Written]:
    """The newest filled-in forms of a case with something in them, newest first, the start form last."""
    completed = [event for event in reversed(history) if event.kind == "task-completed"]
    forms = [_of_task(event) for event in completed[:limit]]
    if len(completed) < limit:
        forms += [_of_start(history)] if history else []
    return [each for each in forms if each.lines]


def _of_task(event: HistoryRecord) -> Written:
    try:
        form = engine().read.task_detail(event.task_id, actor()).form
    except NotFound:  # the case is seen, its task is not
        form = None
    values = event.details.get("values") or {}
    return Written(event.task_id, event.element_name, event.at, event.actor, lines_of(form, values, event.at))


def _of_start(history: Sequence[HistoryRecord]) -> Written:
    first = history[0]
    begun = takewhile(lambda event: event.kind != "activity-started", history)
    values = {event.details["name"]: event.details["value"] for event in begun if event.kind == "variable-set"}
    try:
        form, _ = engine().read.start_form(first.process_key, SYSTEM)
    except NotFound:
        form = None
    return Written("", "Sagens start", first.at, first.actor, lines_of(form, values, first.at))


def lines_of(form: Form | None, values: Mapping[str, Any], at: datetime) -> tuple[ShownValue, ...]:
    """Labels and values in the form's order, then what the form does not know."""
    known = display_form(form, values, Data(values, at, zone())) if form else ()
    keys = {field.path[0] for field in form.fields()} if form else set()
    others = (ShownValue(key, display_any(value, zone=zone())) for key, value in values.items() if key not in keys)
    return _filled([*known, *others])


def _filled(lines: Iterable[ShownValue]) -> tuple[ShownValue, ...]:
    return tuple(line for line in lines if line.value != "–")
