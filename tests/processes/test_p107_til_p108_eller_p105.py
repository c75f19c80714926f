"""Fra § 107 til § 108 eller § 105/85 tilbud (catalogue: p107_til_p108_eller_p105.md)."""

from __future__ import annotations

import pytest

from tests.support.called import discuss_deviation, follow_up_after_three_months
from tests.support.scenario import Case, Municipality

MATCH = "Varetag matchning til nyt tilbud"
INVOLVE = "Inddrag kommende rådgiver"


def matched(
    municipality: Municipality, supplier: str, answer: str = "positivt", deviation: str = "nej", paragraph: str = "p108"
) -> Case:
    case = municipality.start("p107_til_p108_eller_p105", ansvarlig_team="team_107")
    match(case, supplier, answer, deviation, paragraph)
    return case


def match(case: Case, supplier: str, answer: str, deviation: str = "nej", paragraph: str = "p108") -> None:
    case.complete(
        MATCH,
        team="team_107",
        paragraf=paragraph,
        primaer_indsats=supplier,
        match_udfald=answer,
        afvigelse_oenskes=deviation,
    )


@pytest.mark.parametrize(
    ("supplier", "paragraph", "receiving"), [("intern", "p108", "fagteam"), ("ekstern", "p105_85", "tot")]
)
def test_the_supplier_decides_who_takes_over_after_three_months(
    municipality: Municipality, supplier: str, paragraph: str, receiving: str
) -> None:
    case = matched(municipality, supplier, paragraph=paragraph)
    case.complete(INVOLVE, team="team_107", overlevering_noter="Overlevering")
    case.complete("Modtag inddragelse som kommende rådgiver", team=receiving)
    follow_up_after_three_months(case, giving="team_107", receiving=receiving)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_kommende_raadgiver", receiving)
    assert (case.variables["afgivende_team"], case.variables["modtagende_team"]) == ("team_107", receiving)
    assert case.variables["paragraf"] == paragraph


def test_the_107_adviser_matches_until_an_offer_fits(municipality: Municipality) -> None:
    case = matched(municipality, "ekstern", answer="negativt")
    assert (case.waits_at, case.responsible_team) == ([MATCH], "team_107")
    match(case, "ekstern", "negativt")
    match(case, "intern", "positivt")
    assert (case.waits_at, case.variables["modtagende_team"]) == ([INVOLVE], "fagteam")


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = matched(municipality, "intern", deviation="ja")
    discuss_deviation(case, "team_107", "afvigelse_aftalt", responsible="hjemindsats")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "hjemindsats")


@pytest.mark.parametrize(("answer", "next_task"), [("positivt", INVOLVE), ("negativt", MATCH)])
def test_when_the_agreement_is_followed_the_match_decides(
    municipality: Municipality, answer: str, next_task: str
) -> None:
    case = matched(municipality, "intern", answer, deviation="ja")
    discuss_deviation(case, "team_107", "aftale_foelges")
    assert (case.waits_at, case.responsible_team) == ([next_task], "team_107")
