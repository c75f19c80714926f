"""Visitationsudvalg (catalogue: visitationsudvalg.md)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.scenario import Case, Municipality

OFFERS = "Indhent oplysninger fra tre relevante tilbud"
RECOMMEND = "Udarbejd indstilling til visitationsudvalget"
CONTRIBUTE = "Deltag og bidrag ved drøftelsen i visitationsudvalget"
DISCUSS = "Drøft indstillingen på mødet i visitationsudvalget"
DECIDE = "Træf beslutning om indstillingen"
ILLUMINATE = "Belys sagen yderligere"


def discussed(municipality: Municipality) -> Case:
    case = municipality.start("visitationsudvalg", ansvarlig_team="tot", botilbud="nej")
    case.complete(RECOMMEND, team="tot", indstilling_beskrivelse="Bostøtte")
    case.complete_all(("tot", CONTRIBUTE), ("visitationsudvalg", DISCUSS))
    return case


def test_three_offers_are_asked_before_a_recommendation_for_a_botilbud(municipality: Municipality) -> None:
    case = municipality.start("visitationsudvalg", ansvarlig_team="tot", botilbud="ja")
    assert case.waits_at == [OFFERS]
    case.complete(OFFERS, team="tot", tilbud_1="Tilbud A", tilbud_2="Tilbud B", tilbud_3="Tilbud C")
    assert case.waits_at == [RECOMMEND]


def test_other_cases_are_recommended_at_once(municipality: Municipality) -> None:
    case = municipality.start("visitationsudvalg", ansvarlig_team="fagteam", botilbud="nej")
    assert [(task.team, task.name) for task in case.tasks] == [("fagteam", RECOMMEND)]


def test_the_committee_meets_within_a_month_of_the_recommendation(municipality: Municipality) -> None:
    case = municipality.start("visitationsudvalg", ansvarlig_team="tot", botilbud="nej")
    case.advance("P29D")
    case.complete(RECOMMEND, team="tot", indstilling_beskrivelse="Bostøtte")  # on 31 March
    assert case.due(CONTRIBUTE, "tot") == date(2026, 4, 30)
    assert case.due(DISCUSS, "visitationsudvalg") == date(2026, 4, 30)


@pytest.mark.parametrize("committee_first", [False, True])
def test_the_committee_decides_when_the_case_is_discussed(municipality: Municipality, committee_first: bool) -> None:
    case = municipality.start("visitationsudvalg", ansvarlig_team="tot", botilbud="nej")
    case.complete(RECOMMEND, team="tot", indstilling_beskrivelse="Bostøtte")
    first, second = ("tot", CONTRIBUTE), ("visitationsudvalg", DISCUSS)
    if committee_first:
        first, second = second, first
    case.complete_all(first)
    assert case.waits_at == [second[1]]
    case.complete_all(second)
    assert [(task.team, task.name) for task in case.tasks] == [("visitationsudvalg", DECIDE)]


@pytest.mark.parametrize("decision", ["godkendt", "godkendt_med_aendringer", "afvist"])
def test_the_decision_of_the_committee_is_the_end_state(municipality: Municipality, decision: str) -> None:
    case = discussed(municipality)
    case.complete(DECIDE, team="visitationsudvalg", visitation_beslutning=decision, visitation_aendringer="Færre timer")
    assert (case.ended, case.end_state, case.responsible_team) == (True, decision, "tot")


def test_a_returned_case_is_illuminated_and_recommended_again(municipality: Municipality) -> None:
    case = discussed(municipality)
    for _ in range(2):
        case.complete(DECIDE, team="visitationsudvalg", visitation_beslutning="returneret")
        case.complete(ILLUMINATE, team="tot", afklaring_noter="Ny udtalelse")
        case.complete(RECOMMEND, team="tot", indstilling_beskrivelse="Bostøtte")
        case.complete_all(("tot", CONTRIBUTE), ("visitationsudvalg", DISCUSS))
    case.complete(DECIDE, team="visitationsudvalg", visitation_beslutning="godkendt")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "godkendt", "tot")
