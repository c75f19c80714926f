"""Revisitation og ophør (catalogue: revisitation_ophoer.md)."""

from __future__ import annotations

import pytest

from tests.support.called_casework import OFFER_PLAN, move_to_other_municipality, order
from tests.support.scenario import Case, Municipality

REQUEST = "Anmod om revisitation eller ophør"
HANDLE = "Behandl anmodning om revisitation eller ophør"
MEET = "Afhold møde om revisitation"
TAKE_PART = "Deltag i møde om revisitation"
ASSESS = "Vurdér revisitation eller ophør"
DECIDE_ANEW = "Træf ny afgørelse efter anden paragraf"
DECIDE_END = "Træf afgørelse om ophør"


def requested(municipality: Municipality, meeting: str) -> Case:
    case = municipality.start("revisitation_ophoer", ansvarlig_team="fagteam", revisitation_foranlediget_af="udfoerer")
    case.complete(REQUEST, team="udfoerer", anmodning_begrundelse="Målene er nået")
    case.complete(HANDLE, team="fagteam", moede_indkaldes=meeting)
    return case


def assessed(municipality: Municipality, outcome: str) -> Case:
    case = municipality.start(
        "revisitation_ophoer", ansvarlig_team="fagteam", revisitation_foranlediget_af="myndighed", paragraf="p85"
    )
    case.complete(ASSESS, team="fagteam", revisitation_udfald=outcome, begrundelse="Ændrede behov")
    return case


def test_a_request_of_udfoerer_is_assessed_without_a_meeting(municipality: Municipality) -> None:
    assert requested(municipality, "nej").waits_at == [ASSESS]


@pytest.mark.parametrize("udfoerer_first", [False, True])
def test_udfoerer_may_be_called_to_a_meeting_first(municipality: Municipality, udfoerer_first: bool) -> None:
    case = requested(municipality, "ja")
    first, second = ("fagteam", MEET), ("udfoerer", TAKE_PART)
    if udfoerer_first:
        first, second = second, first
    case.complete_all(first)
    assert case.waits_at == [second[1]]
    case.complete_all(second)
    assert case.waits_at == [ASSESS]


def test_myndighed_assesses_at_once_on_its_own_finding(municipality: Municipality) -> None:
    case = municipality.start("revisitation_ophoer", ansvarlig_team="tot", revisitation_foranlediget_af="myndighed")
    assert [(task.team, task.name) for task in case.tasks] == [("tot", ASSESS)]


def test_nothing_changes_when_the_support_stands(municipality: Municipality) -> None:
    case = assessed(municipality, "uaendret")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "uaendret", "fagteam")


def test_a_change_within_the_paragraph_is_ordered(municipality: Municipality) -> None:
    case = assessed(municipality, "samme_paragraf")
    order(case, "fagteam")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "revisiteret", "fagteam")
    assert case.variables["paragraf"] == "p85"


def test_another_paragraph_takes_a_new_decision_before_the_order(municipality: Municipality) -> None:
    case = assessed(municipality, "anden_paragraf")
    case.complete(DECIDE_ANEW, team="fagteam", paragraf="p107", afgoerelse_dato="2026-03-04", begrundelse="Behov")
    assert case.waits_at == [OFFER_PLAN]
    order(case, "fagteam")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "revisiteret", "fagteam")
    assert case.variables["paragraf"] == "p107"


def test_support_ends_by_a_decision(municipality: Municipality) -> None:
    case = assessed(municipality, "ophoer")
    case.complete(DECIDE_END, team="fagteam", afgoerelse_dato="2026-03-04", klagevejledning="Klage inden fire uger")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ophoert", "fagteam")


@pytest.mark.parametrize(
    ("responsible", "team"), [("tilflytningskommune", "anden_kommune"), ("fraflytningskommune", "fagteam")]
)
def test_a_move_gives_the_case_to_the_municipality_that_acts(
    municipality: Municipality, responsible: str, team: str
) -> None:
    case = assessed(municipality, "flytning")
    move_to_other_municipality(case, "fagteam", responsible)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "flytning_behandlet", team)
    assert case.variables["ny_handlekommune"] == responsible
