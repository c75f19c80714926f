"""§ 108 – Fra ekstern til interne botilbud (catalogue: p108_ekstern_til_intern.md)."""

from __future__ import annotations

import pytest

from tests.support.called import CHECK_VUM, discuss_deviation, follow_up_after_three_months
from tests.support.scenario import Case, Municipality

MATCH = "Varetag matchning til internt botilbud"
INVOLVE = "Inddrag fagteamrådgiver"
HAND_OVER = "Overlevér og orientér løbende fagteamrådgiver"
RECEIVE = "Modtag løbende overlevering og orientering"


def matched(municipality: Municipality, answer: str, deviation: str = "nej") -> Case:
    case = municipality.start("p108_ekstern_til_intern", ansvarlig_team="tot")
    case.complete(MATCH, team="tot", match_udfald=answer, afvigelse_oenskes=deviation)
    return case


def involved(municipality: Municipality) -> Case:
    case = matched(municipality, "positivt")
    case.complete(INVOLVE, team="tot")
    return case


def test_fagteam_takes_over_after_three_months(municipality: Municipality) -> None:
    case = involved(municipality)
    case.complete(HAND_OVER, team="tot", overlevering_noter="Overlevering")
    case.complete(RECEIVE, team="fagteam")
    follow_up_after_three_months(case, giving="tot", receiving="fagteam")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_fagteam", "fagteam")
    assert (case.variables["afgivende_team"], case.variables["modtagende_team"]) == ("tot", "fagteam")
    assert case.variables["paragraf"] == "p108"


@pytest.mark.parametrize("received_first", [False, True])
def test_both_advisers_take_part_in_the_running_handover(municipality: Municipality, received_first: bool) -> None:
    case = involved(municipality)
    first, second = ("tot", HAND_OVER), ("fagteam", RECEIVE)
    if received_first:
        first, second = second, first
    case.complete_all(first)
    assert case.waits_at == [second[1]]
    case.complete_all(second)
    assert (case.waits_at, case.responsible_team) == ([CHECK_VUM], "tot")


def test_tot_matches_until_an_offer_fits(municipality: Municipality) -> None:
    case = matched(municipality, "negativt")
    assert (case.waits_at, case.responsible_team) == ([MATCH], "tot")
    case.complete(MATCH, team="tot", match_udfald="positivt", afvigelse_oenskes="nej")
    assert case.waits_at == [INVOLVE]


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = matched(municipality, "positivt", deviation="ja")
    discuss_deviation(case, "tot", "afvigelse_aftalt", responsible="hjemindsats")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "hjemindsats")


@pytest.mark.parametrize(("answer", "next_task"), [("positivt", INVOLVE), ("negativt", MATCH)])
def test_when_the_agreement_is_followed_the_match_decides(
    municipality: Municipality, answer: str, next_task: str
) -> None:
    case = matched(municipality, answer, deviation="ja")
    discuss_deviation(case, "tot", "aftale_foelges")
    assert (case.waits_at, case.responsible_team) == ([next_task], "tot")
