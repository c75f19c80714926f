"""Managers' overview: how much is open and overdue, by team and by procedure, each number a link to its list."""

from __future__ import annotations

from flask import Blueprint, render_template

from engine.actor import Actor
from webforms.context import actor, engine, only_for
from webforms.formats import danish_order

blueprint = Blueprint("overview", __name__, url_prefix="/overblik")
MANAGERS = "ledere og administratorer"


def _sees_all(who: Actor) -> bool:
    return who.sees_all_cases


@blueprint.get("")
@only_for(_sees_all, MANAGERS)
def summary() -> str:
    """The counts, with what is most overdue first."""
    people = engine().read.people_load(actor())
    return render_template(
        "overview/summary.html",
        workload=engine().read.workload(actor()),
        busy=[each for each in people if each.open_tasks],
        free=sorted((each for each in people if not each.open_tasks), key=lambda each: danish_order(each.name)),
        numbers=[each for each in engine().read.overdue_counts(actor()) if each.overdue_tasks],
        overdue=engine().read.tasks(actor(), overdue=True, size=20),
    )
