"""The case list as a spreadsheet, with the list's own filters: for managers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from flask import Blueprint, Response

from engine.actor import Actor
from engine.records.cases import InstanceRecord
from webforms.cases.filters import read_filter
from webforms.context import actor, district_name, engine, only_for, team_name
from webforms.spreadsheet import Cell, spreadsheet
from webforms.texts import INSTANCE_STATUS

blueprint = Blueprint("case_export", __name__)
MANAGERS = "ledere og administratorer"
SIZE = 500
HEADER = (
    *("Sagsnummer", "Procedure", "Version", "Status", "Står ved", "Siden", "Ansvarligt team", "Distrikt"),
    *("Åbne opgaver", "Over fristen", "Næste frist", "Kræver hjælp", "Startet", "Afsluttet", "Slutresultat"),
)


def _sees_all(who: Actor) -> bool:
    return who.sees_all_cases


@blueprint.get("/sager/sager.csv")
@only_for(_sees_all, MANAGERS)
def cases() -> Response:
    """Every case that the list's filters find, newest first."""
    return spreadsheet("sager", HEADER, (_row(case) for case in _found()))


def _found() -> Iterator[InstanceRecord]:
    asked = read_filter()
    saved = next((each for each in engine().read.case_lists(actor()) if each.id == asked.saved), None)
    for page in count(1):
        found = engine().read.instances(actor(), saved=saved, **asked.query | {"page": page, "size": SIZE})
        yield from found
        if page >= found.pages:
            return


def _row(case: InstanceRecord) -> list[Cell]:
    return [
        case.business_key,
        case.process_name,
        case.version,
        INSTANCE_STATUS.get(case.status, case.status),
        case.waits_at,
        case.waits_since,
        team_name(case.responsible_team) if case.responsible_team else "",
        district_name(case.district) if case.district else "",
        case.open_tasks,
        case.overdue_tasks,
        case.next_due_at,
        "Ja" if case.incidents else "",
        case.started_at,
        case.ended_at,
        case.end_name,
    ]
