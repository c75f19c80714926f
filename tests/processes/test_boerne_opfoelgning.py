"""Opfølgning på børnehandicapområdet (catalogue: boerne_opfoelgning.md)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.support.called_casework import ANSWER_HEARING, SEND_HEARING, hear_parties
from tests.support.scenario import COPENHAGEN, Case, Municipality

SET_TIME = "Angiv tidspunkt for opfølgning"
WARNING = "Opfølgning nærmer sig"
CALL = "Indkald forældre og den unge til opfølgning"
STATEMENT = "Afgiv statusudtalelse på handleplanens mål"
COLLECT = "Indhent oplysninger om ændringer"
MEET = "Afhold opfølgningsmøde med forældre og den unge"
ASSESS = "Vurdér indsatsen efter opfølgning"
INFORM = "Orientér forældre om påtænkt ændring i støtten"
DECIDE = "Udarbejd afgørelse med begrundelse og klagevejledning"
TEAM = "boernehandicap"


def timed(municipality: Municipality, paragraph: str = "p41", interval: str = "P1Y") -> Case:
    case = municipality.start("boerne_opfoelgning", ansvarlig_team=TEAM, paragraf=paragraph)
    case.complete(SET_TIME, team=TEAM, opfoelgning_interval=interval)
    return case


def followed_up(case: Case) -> Case:
    case.complete(CALL, team=TEAM, moede_tidspunkt="2027-03-02T10:00:00+01:00")
    case.complete(COLLECT, team=TEAM, oplysninger_kilder="Forældrene")
    case.complete(MEET, team=TEAM, samtale_referat="Referat")
    return case


def informed(municipality: Municipality, outcome: str, hearing: str = "nej") -> Case:
    case = timed(municipality)
    case.advance("P1Y")
    followed_up(case).complete(ASSESS, team=TEAM, opfoelgning_udfald=outcome, begrundelse="Ændret behov")
    case.complete(INFORM, team=TEAM, orientering_dato="2027-03-02", partshoering_noedvendig=hearing)
    return case


@pytest.mark.parametrize(
    ("paragraph", "chosen", "day"),
    [
        ("p41", "P3M", date(2026, 6, 2)),
        ("p42", "P6M", date(2026, 9, 2)),
        ("p52", "P1Y", date(2027, 3, 2)),
        ("p42", "P2Y", date(2027, 3, 2)),  # a year at the most
        ("p85", "P2Y", date(2028, 3, 2)),
    ],
)
def test_the_follow_up_is_as_chosen_but_never_later_than_the_paragraph_allows(
    municipality: Municipality, paragraph: str, chosen: str, day: date
) -> None:
    assert timed(municipality, paragraph, chosen).variables["opfoelgningsdato"] == day.isoformat()


def test_the_follow_up_is_prepared_from_four_weeks_before(municipality: Municipality) -> None:
    case = timed(municipality, "p52", "P6M")
    assert case.waits_at == [WARNING]
    assert case.timer(WARNING) == datetime(2026, 8, 5, 0, 0, tzinfo=COPENHAGEN)
    case.advance("P6M")
    assert case.due(CALL) == date(2026, 8, 19)
    case.complete(CALL, team=TEAM, moede_tidspunkt="2026-09-02T10:00:00+02:00")
    assert case.due(STATEMENT, "udfoerer") == date(2026, 8, 26)
    case.complete(STATEMENT, team="udfoerer", statusudtalelse="Målene er nået")
    case.complete(COLLECT, team=TEAM, oplysninger_kilder="Skolen")
    assert case.due(MEET) == date(2026, 9, 2)


def test_only_a_measure_has_an_udfoerer_who_states_how_it_goes(municipality: Municipality) -> None:
    case = timed(municipality, "p41")
    case.advance("P1Y")
    case.complete(CALL, team=TEAM, moede_tidspunkt="2027-03-02T10:00:00+01:00")
    assert case.waits_at == [COLLECT]


def test_an_unchanged_effort_is_followed_up_again_a_year_from_the_planned_day(municipality: Municipality) -> None:
    case = timed(municipality)
    case.advance("P13M")  # a month late
    followed_up(case).complete(ASSESS, team=TEAM, opfoelgning_udfald="uaendret", begrundelse="Uændret behov")
    case.complete(SET_TIME, team=TEAM, opfoelgning_interval="P1Y")
    assert case.variables["opfoelgningsdato"] == "2028-03-02"
    assert case.timer(WARNING) == datetime(2028, 2, 3, 0, 0, tzinfo=COPENHAGEN)


def test_the_parents_hear_of_a_change_before_it_is_decided(municipality: Municipality) -> None:
    case = informed(municipality, "revisitation")
    case.complete(DECIDE, team=TEAM, afgoerelse_dato="2027-03-10")
    assert (case.waits_at, case.responsible_team) == ([SET_TIME], TEAM)


def test_the_effort_ends_by_a_decision(municipality: Municipality) -> None:
    case = informed(municipality, "ophoer")
    case.complete(DECIDE, team=TEAM, afgoerelse_dato="2027-03-10", klagevejledning="Klage inden fire uger")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ophoert", TEAM)


def test_the_parents_are_heard_when_there_is_something_they_do_not_know(municipality: Municipality) -> None:
    case = informed(municipality, "ophoer", hearing="ja")
    hear_parties(case, TEAM)
    assert case.waits_at == [DECIDE]


def test_the_parents_have_fourteen_days_to_answer(municipality: Municipality) -> None:
    case = informed(municipality, "revisitation", hearing="ja")
    case.complete(SEND_HEARING, team=TEAM, partshoering_frist_dage=14)
    assert case.due(ANSWER_HEARING) == date(2027, 3, 16)
    case.advance("P14D")
    assert case.waits_at == [DECIDE]
