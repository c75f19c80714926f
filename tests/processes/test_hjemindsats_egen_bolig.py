"""Hjemindsatsen, § 110 – egen bolig eller § 107-tilbud (catalogue: hjemindsats_egen_bolig.md)."""

from __future__ import annotations

import pytest

from tests.support.called import discuss_deviation, follow_up_after_three_months
from tests.support.scenario import Case, Municipality

INVOLVE = "Inddrag kommende rådgiver"
INVOLVE_107 = "Inddrag § 107-teamet"


def registered(municipality: Municipality, home: str, deviation: str = "nej") -> Case:
    case = municipality.start("hjemindsats_egen_bolig", ansvarlig_team="hjemindsats")
    case.complete("Registrér borgerens næste boform", team="hjemindsats", boform=home, afvigelse_oenskes=deviation)
    return case


@pytest.mark.parametrize(("supplier", "receiving"), [("intern", "fagteam"), ("ekstern", "tot")])
def test_a_home_with_support_passes_to_the_suppliers_adviser_after_three_months(
    municipality: Municipality, supplier: str, receiving: str
) -> None:
    case = registered(municipality, "egen_bolig_bostoette")
    case.complete(INVOLVE, team="hjemindsats", primaer_indsats=supplier, overlevering_noter="Overlevering")
    case.complete("Modtag inddragelse som kommende rådgiver", team=receiving)
    follow_up_after_three_months(case, giving="hjemindsats", receiving=receiving)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_kommende_raadgiver", receiving)
    assert (case.variables["afgivende_team"], case.variables["modtagende_team"]) == ("hjemindsats", receiving)


def test_a_granted_107_offer_passes_straight_to_the_107_team(municipality: Municipality) -> None:
    case = registered(municipality, "p107_tilbud")
    assert (case.variables["taskforce_udfald"], case.responsible_team) == ("p107", "hjemindsats")
    case.complete(INVOLVE_107, team="hjemindsats", moede_tidspunkt="2026-03-10T10:00:00+01:00")
    case.complete("Deltag i orienteringsmøde og overlevér vurderingen", team="hjemindsats")
    case.complete("Deltag i orienteringsmøde som kommende rådgiver", team="team_107")
    assert case.responsible_team == "team_107"
    case.complete("Varetag matchning til tilbuddet", team="team_107", primaer_indsats="intern", match_udfald="positivt")
    case.complete("Varetag den fremadrettede sagsbehandling", team="team_107")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_team_107", "team_107")


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = registered(municipality, "p107_tilbud", deviation="ja")
    discuss_deviation(case, "hjemindsats", "afvigelse_aftalt", responsible="tot")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "tot")


@pytest.mark.parametrize(("home", "next_task"), [("egen_bolig_bostoette", INVOLVE), ("p107_tilbud", INVOLVE_107)])
def test_when_the_agreement_is_followed_the_home_decides(municipality: Municipality, home: str, next_task: str) -> None:
    case = registered(municipality, home, deviation="ja")
    discuss_deviation(case, "hjemindsats", "aftale_foelges")
    assert (case.waits_at, case.responsible_team) == ([next_task], "hjemindsats")
