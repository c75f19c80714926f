"""§ 107-sager (catalogue: p107_sag.md)."""

from __future__ import annotations

import pytest

from tests.support.called import discuss_deviation, meet_taskforce, put_to_taskforce
from tests.support.scenario import Case, Municipality

INVESTIGATE = "Udred borger og forbered indstilling til taskforce"
INVOLVE = "Inddrag § 107-teamet"
HAND_OVER = "Deltag i orienteringsmøde og overlevér vurderingen"
JOIN = "Deltag i orienteringsmøde som kommende rådgiver"
MATCH = "Varetag matchning til tilbuddet"
MEETING = "2026-03-12T10:00:00+01:00"


def investigated(municipality: Municipality, team: str = "fagteam", deviation: str = "nej") -> Case:
    case = municipality.start("p107_sag", ansvarlig_team=team, taskforce_udfald="ikke_behandlet")
    case.complete(INVESTIGATE, team=team, afvigelse_oenskes=deviation)
    return case


def seen_by_taskforce(municipality: Municipality, framework: str, target_group: str) -> Case:
    case = investigated(municipality)
    put_to_taskforce(case, "fagteam", MEETING)
    meet_taskforce(case, "fagteam", framework, target_group)
    case.complete("Vurdér behov for yderligere drøftelse i taskforce", team="fagteam", yderligere_taskforce="nej")
    return case


def with_the_107_team(municipality: Municipality) -> Case:
    case = municipality.start("p107_sag", ansvarlig_team="hjemindsats", taskforce_udfald="p107")
    case.complete(INVOLVE, team="hjemindsats", moede_tidspunkt="2026-03-10T10:00:00+01:00")
    case.complete(HAND_OVER, team="hjemindsats")
    case.complete(JOIN, team="team_107")
    return case


def test_a_case_without_an_outcome_from_taskforce_is_investigated_first(municipality: Municipality) -> None:
    case = municipality.start("p107_sag", ansvarlig_team="fagteam")
    assert case.variables["taskforce_udfald"] == "ikke_behandlet"
    assert case.waits_at == [INVESTIGATE]


def test_a_case_taskforce_has_assessed_goes_straight_to_the_107_team(municipality: Municipality) -> None:
    case = municipality.start("p107_sag", ansvarlig_team="hjemindsats", taskforce_udfald="p107")
    assert [(task.team, task.name) for task in case.tasks] == [("hjemindsats", INVOLVE)]


def test_the_107_team_is_involved_when_taskforce_points_to_it(municipality: Municipality) -> None:
    case = seen_by_taskforce(municipality, "ja", "p107")
    assert (case.waits_at, case.responsible_team) == ([INVOLVE], "fagteam")


@pytest.mark.parametrize(("framework", "target_group"), [("ja", "p108"), ("nej", "egen_bolig")])
def test_the_case_stays_where_it_was_when_taskforce_does_not(
    municipality: Municipality, framework: str, target_group: str
) -> None:
    case = seen_by_taskforce(municipality, framework, target_group)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ikke_p107", "fagteam")


@pytest.mark.parametrize("handed_over_first", [True, False])
def test_the_107_team_is_responsible_after_the_meeting_with_the_citizen(
    municipality: Municipality, handed_over_first: bool
) -> None:
    case = municipality.start("p107_sag", ansvarlig_team="fagteam", taskforce_udfald="p107")
    case.complete(INVOLVE, team="fagteam", moede_tidspunkt="2026-03-10T10:00:00+01:00")
    first, second = ("fagteam", HAND_OVER), ("team_107", JOIN)
    if not handed_over_first:
        first, second = second, first
    case.complete_all(first)
    assert (case.waits_at, case.responsible_team) == ([second[1]], "fagteam")
    case.complete_all(second)
    assert (case.waits_at, case.responsible_team) == ([MATCH], "team_107")


def test_the_107_team_matches_until_an_offer_fits(municipality: Municipality) -> None:
    case = with_the_107_team(municipality)
    for _ in range(2):
        case.complete(MATCH, team="team_107", primaer_indsats="ekstern", match_udfald="negativt")
        assert case.waits_at == [MATCH]
    case.complete(MATCH, team="team_107", primaer_indsats="intern", match_udfald="positivt")
    case.complete("Varetag den fremadrettede sagsbehandling", team="team_107")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_team_107", "team_107")


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = investigated(municipality, "rusmidler", deviation="ja")
    discuss_deviation(case, "rusmidler", "afvigelse_aftalt", responsible="tot")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "tot")


def test_when_the_agreement_is_followed_the_case_is_put_to_taskforce(municipality: Municipality) -> None:
    case = investigated(municipality, deviation="ja")
    discuss_deviation(case, "fagteam", "aftale_foelges")
    assert [(task.team, task.name) for task in case.tasks] == [("fagteam", "Kvalitetssikr sagen efter tjeklisten")]
