"""Hjemindsatsen, § 110 – parløb ved ophold på forsorgshjem (catalogue: hjemindsats_forsorgshjem.md)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.called import discuss_deviation
from tests.support.scenario import Case, Municipality

RUN_ALONGSIDE = "Kør parløb med fagteamrådgiver"
TAKE_PART = "Kør parløb med Hjemindsatsrådgiver"
STAY = "Følg borgerens ophold på forsorgshjemmet"
SETTLED = "Registrér at borgeren er etableret i egen bolig"
COORDINATED = "Vurdér om sagen er tilstrækkeligt koordineret"


def enrolled(municipality: Municipality, had_support: str, team: str = "fagteam", deviation: str = "nej") -> Case:
    case = municipality.start("hjemindsats_forsorgshjem", ansvarlig_team=team)
    case.complete(
        "Registrér indskrivning på forsorgshjem",
        team="hjemindsats",
        bostoette_ved_indskrivning=had_support,
        afvigelse_oenskes=deviation,
    )
    return case


def settled(municipality: Municipality) -> Case:
    case = enrolled(municipality, "ja")
    case.complete_all(("hjemindsats", RUN_ALONGSIDE), ("fagteam", TAKE_PART))
    case.complete(STAY, team="hjemindsats", soeger_botilbud="nej")
    case.complete(SETTLED, team="hjemindsats", etablering_dato="2026-03-02")
    return case


@pytest.mark.parametrize("team", ["fagteam", "hjemindsats"])
def test_hjemindsatsen_is_responsible_during_the_stay(municipality: Municipality, team: str) -> None:
    case = enrolled(municipality, "nej", team)
    assert (case.waits_at, case.responsible_team) == ([STAY], "hjemindsats")


def test_a_citizen_without_support_stays_with_hjemindsatsen(municipality: Municipality) -> None:
    case = enrolled(municipality, "nej", "hjemindsats")
    case.complete(STAY, team="hjemindsats", soeger_botilbud="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_hjemindsats", "hjemindsats")


@pytest.mark.parametrize("fagteam_first", [False, True])
def test_both_advisers_run_alongside_when_the_citizen_had_support(
    municipality: Municipality, fagteam_first: bool
) -> None:
    case = enrolled(municipality, "ja")
    first, second = ("hjemindsats", RUN_ALONGSIDE), ("fagteam", TAKE_PART)
    if fagteam_first:
        first, second = second, first
    case.complete_all(first)
    assert case.waits_at == [second[1]]
    case.complete_all(second)
    assert (case.waits_at, case.responsible_team) == ([STAY], "hjemindsats")


def test_the_case_is_returned_to_fagteam_when_it_is_coordinated(municipality: Municipality) -> None:
    case = settled(municipality)
    assert case.responsible_team == "hjemindsats"
    case.complete(COORDINATED, team="hjemindsats", tilstraekkeligt_koordineret="ja")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_returneret", "fagteam")


def test_coordination_is_judged_three_months_after_the_citizen_is_settled_and_again(
    municipality: Municipality,
) -> None:
    case = settled(municipality)
    assert case.due(COORDINATED, "hjemindsats") == date(2026, 6, 2)
    case.advance("P3M")
    case.complete(COORDINATED, team="hjemindsats", tilstraekkeligt_koordineret="nej")
    assert case.due(COORDINATED, "hjemindsats") == date(2026, 9, 2)
    assert case.responsible_team == "hjemindsats"


@pytest.mark.parametrize(("leading", "alongside"), [("fagteam", "hjemindsats"), ("hjemindsats", "fagteam")])
@pytest.mark.parametrize("had_support", ["ja", "nej"])
def test_the_team_that_does_not_investigate_runs_alongside(
    municipality: Municipality, had_support: str, leading: str, alongside: str
) -> None:
    case = enrolled(municipality, had_support)
    if had_support == "ja":
        case.complete_all(("hjemindsats", RUN_ALONGSIDE), ("fagteam", TAKE_PART))
    case.complete(STAY, team="hjemindsats", soeger_botilbud="ja")
    case.complete("Drøft hvem der varetager udredningen", team="ledelse", udredning_team=leading)
    assert case.variables["parloeb_team"] == alongside
    case.complete("Varetag udredning til botilbud", team=leading, udredning_noter="Udredning")
    assert not case.ended
    case.complete("Kør parløb under udredningen", team=alongside)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "botilbud_udredt", "hjemindsats")


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = enrolled(municipality, "ja", deviation="ja")
    discuss_deviation(case, "fagteam", "afvigelse_aftalt", responsible="tot")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "tot")


def test_when_the_agreement_is_followed_hjemindsatsen_takes_the_case(municipality: Municipality) -> None:
    case = enrolled(municipality, "ja", deviation="ja")
    discuss_deviation(case, "fagteam", "aftale_foelges")
    assert (case.waits_at, case.responsible_team) == ([TAKE_PART, RUN_ALONGSIDE], "hjemindsats")
