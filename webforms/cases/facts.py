"""The facts of a case as its page lists them."""

from __future__ import annotations

from engine.records.cases import ProcessState
from webforms.context import team_name, user_name, zone
from webforms.formats import moment
from webforms.texts import INSTANCE_STATUS


def facts_of(state: ProcessState) -> list[tuple[str, str]]:
    """Label and text, in the order of the page."""
    case = state.instance
    facts = [
        ("Sagsnummer", case.business_key or "Uden nummer"),
        ("Status", INSTANCE_STATUS.get(case.status, case.status)),
        ("Sagsansvarligt team", team_name(case.responsible_team) if case.responsible_team else ""),
        ("Distrikt", case.district.capitalize()),
        ("Procedure", f"{case.process_name}, version {case.version}"),
        ("Startet", f"{moment(case.started_at, zone())} af {user_name(case.started_by)}"),
        ("Afsluttet", moment(case.ended_at, zone())),
    ]
    return [(label, text) for label, text in facts if text]
