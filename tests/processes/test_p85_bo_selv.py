"""Bo selv, § 85 (catalogue: p85_bo_selv.md)."""

from __future__ import annotations

import pytest

from tests.support.called import discuss_deviation, follow_up_after_three_months
from tests.support.scenario import Case, Municipality

RECOMMEND = "Indstil borger til Bo selv"
HANDLE = "Håndtér Bo selv-sagen i fagteam"
ACKNOWLEDGE = "Modtag inddragelse som kommende rådgiver"


def recommended(municipality: Municipality, team: str, all_of_it: str = "ja", deviation: str = "nej") -> Case:
    case = municipality.start("p85_bo_selv", ansvarlig_team=team)
    case.complete(RECOMMEND, team=team, hele_bostoetten_bo_selv=all_of_it, afvigelse_oenskes=deviation)
    return case


def test_a_case_nobody_took_to_taskforce_counts_as_not_treated_there(municipality: Municipality) -> None:
    case = municipality.start("p85_bo_selv", ansvarlig_team="fagteam")
    assert case.variables["taskforce_udfald"] == "ikke_behandlet"
    after = municipality.start("p85_bo_selv", ansvarlig_team="tot", taskforce_udfald="bo_selv")
    assert after.variables["taskforce_udfald"] == "bo_selv"


def test_fagteam_keeps_its_own_case(municipality: Municipality) -> None:
    case = recommended(municipality, "fagteam")
    case.complete(HANDLE, team="fagteam", bestilling_dato="2026-03-05")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_fagteam", "fagteam")


@pytest.mark.parametrize("team", ["tot", "team_107"])
def test_other_teams_hand_over_to_fagteam_after_three_months(municipality: Municipality, team: str) -> None:
    case = recommended(municipality, team)
    case.complete("Inddrag fagteamrådgiver", team=team, overlevering_noter="Overlevering")
    case.complete(ACKNOWLEDGE, team="fagteam")
    follow_up_after_three_months(case, giving=team, receiving="fagteam")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_fagteam", "fagteam")
    assert (case.variables["afgivende_team"], case.variables["modtagende_team"]) == (team, "fagteam")


@pytest.mark.parametrize("team", ["fagteam", "tot"])
def test_bo_selv_must_deliver_all_of_the_support(municipality: Municipality, team: str) -> None:
    case = recommended(municipality, team, all_of_it="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "bo_selv_ikke_mulig", team)


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = recommended(municipality, "tot", deviation="ja")
    discuss_deviation(case, "tot", "afvigelse_aftalt", responsible="team_107")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "team_107")


@pytest.mark.parametrize(
    ("team", "all_of_it", "waits_at", "state"),
    [
        ("fagteam", "ja", [HANDLE], None),
        ("tot", "ja", ["Inddrag fagteamrådgiver"], None),
        ("tot", "nej", [], "bo_selv_ikke_mulig"),
    ],
)
def test_when_the_agreement_is_followed_the_procedure_goes_on(
    municipality: Municipality, team: str, all_of_it: str, waits_at: list[str], state: str | None
) -> None:
    case = recommended(municipality, team, all_of_it, deviation="ja")
    discuss_deviation(case, team, "aftale_foelges")
    assert (case.waits_at, case.end_state, case.responsible_team) == (waits_at, state, team)
