"""Sagsoplysning (udredning) (catalogue: sagsoplysning.md)."""

from __future__ import annotations

from datetime import date

from tests.support.called_casework import ANSWER_HEARING, SEND_HEARING, hear_parties
from tests.support.scenario import Case, Municipality

ILLUMINATE = "Oplys sagen i dialog med borger"
COLLECT = "Indhent supplerende oplysninger med samtykke fra borger"
KNOWN = "Vurdér om borger kender alle oplysninger i udredningen"
ANALYSE = "Lav delanalyse for hver udredningskategori"


def illuminated(municipality: Municipality, supplement: str = "nej") -> Case:
    case = municipality.start("sagsoplysning", ansvarlig_team="team_107")
    case.complete(
        ILLUMINATE,
        team="team_107",
        udredningstemaer=["psykisk", "mobilitet"],
        udredning_noter="Dialog",
        supplerende_oplysninger=supplement,
    )
    return case


def test_supplementary_information_is_collected_when_it_is_needed(municipality: Municipality) -> None:
    case = illuminated(municipality, supplement="ja")
    case.complete(COLLECT, team="team_107", oplysninger_kilder="Læge", samtykke_indhentelse=True)
    assert case.waits_at == [KNOWN]


def test_otherwise_the_adviser_asks_at_once_what_the_citizen_knows(municipality: Municipality) -> None:
    assert illuminated(municipality).waits_at == [KNOWN]


def test_a_citizen_who_knows_everything_is_not_heard(municipality: Municipality) -> None:
    case = illuminated(municipality)
    case.complete(KNOWN, team="team_107", partshoering_noedvendig="nej")
    case.complete(ANALYSE, team="team_107", delanalyse_funktioner="Funktioner")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "oplyst", "team_107")


def test_the_citizen_is_heard_over_what_is_new(municipality: Municipality) -> None:
    case = illuminated(municipality)
    case.complete(KNOWN, team="team_107", partshoering_noedvendig="ja")
    hear_parties(case, "team_107")
    case.complete(ANALYSE, team="team_107", delanalyse_funktioner="Funktioner")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "oplyst", "team_107")


def test_the_case_goes_on_when_the_citizen_does_not_answer_in_fourteen_days(municipality: Municipality) -> None:
    case = illuminated(municipality)
    case.complete(KNOWN, team="team_107", partshoering_noedvendig="ja")
    case.complete(SEND_HEARING, team="team_107", partshoering_frist_dage=14)
    assert case.due(ANSWER_HEARING) == date(2026, 3, 16)
    case.advance("P14D")
    assert case.waits_at == [ANALYSE]
