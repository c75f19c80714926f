"""Tre-måneders opfølgning ved overlevering (catalogue: tre_maaneders_opfoelgning.md)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.support.scenario import COPENHAGEN, Case, Municipality

TEAMS = {"ansvarlig_team": "tot", "afgivende_team": "tot", "modtagende_team": "fagteam"}
MEETING_DAY = date(2026, 6, 2)  # three months after the start


def called_to_meeting(municipality: Municipality) -> Case:
    case = municipality.start("tre_maaneders_opfoelgning", **TEAMS)
    case.complete("Kontrollér at VUM er opdateret", team="tot", vum_opdateret="ja")
    case.complete("Indkald til tre-måneders opfølgning", team="tot", moede_tidspunkt="2026-06-02T10:00:00+02:00")
    return case


def met(municipality: Municipality) -> Case:
    case = called_to_meeting(municipality)
    case.advance("P3M")
    case.complete("Afhold den primære samtale ved tre-måneders opfølgning", team="tot", samtale_referat="Referat")
    case.complete("Notér og stil spørgsmål ved tre-måneders opfølgning", team="fagteam", moede_noter="Noter")
    return case


def test_the_deadlines_count_from_the_start_of_the_new_effort(municipality: Municipality) -> None:
    case = municipality.start("tre_maaneders_opfoelgning", **TEAMS)
    assert case.due("Kontrollér at VUM er opdateret") == date(2026, 3, 2)
    case.complete("Kontrollér at VUM er opdateret", team="tot", vum_opdateret="nej")
    assert case.due("Opdatér VUM før opfølgningen") == date(2026, 3, 2)
    case.complete("Opdatér VUM før opfølgningen", team="tot", vum_opdateret_dato="2026-03-03")
    assert case.due("Indkald til tre-måneders opfølgning") == MEETING_DAY


def test_three_months_on_and_back_again_follows_the_calendar_as_the_procedure_says(municipality: Municipality) -> None:
    municipality.route.advance("P182D")  # to 31 August; three months on is 30 November, and back again 30 August
    case = municipality.start("tre_maaneders_opfoelgning", **TEAMS)
    assert case.due("Kontrollér at VUM er opdateret") == date(2026, 8, 30)


def test_vum_is_updated_first_only_when_it_is_not(municipality: Municipality) -> None:
    case = municipality.start("tre_maaneders_opfoelgning", **TEAMS)
    case.complete("Kontrollér at VUM er opdateret", team="tot", vum_opdateret="ja")
    assert case.waits_at == ["Indkald til tre-måneders opfølgning"]


def test_the_meeting_waits_three_months_on_the_same_wall_clock(municipality: Municipality) -> None:
    case = called_to_meeting(municipality)
    assert case.waits_at == ["Tre måneder er gået"]
    assert case.timer("Tre måneder er gået") == datetime(2026, 6, 2, 9, 0, tzinfo=COPENHAGEN)
    case.advance("P91D")
    assert case.waits_at == ["Tre måneder er gået"]
    case.advance("P1D")
    assert case.waits_at == [
        "Afhold den primære samtale ved tre-måneders opfølgning",
        "Notér og stil spørgsmål ved tre-måneders opfølgning",
    ]
    assert case.due("Afhold den primære samtale ved tre-måneders opfølgning") == MEETING_DAY
    assert case.due("Notér og stil spørgsmål ved tre-måneders opfølgning") == MEETING_DAY


@pytest.mark.parametrize("notes_first", [False, True])
def test_the_responsibility_passes_when_both_have_done_their_part(
    municipality: Municipality, notes_first: bool
) -> None:
    case = called_to_meeting(municipality)
    case.advance("P3M")
    parts = [
        ("tot", "Afhold den primære samtale ved tre-måneders opfølgning"),
        ("fagteam", "Notér og stil spørgsmål ved tre-måneders opfølgning"),
    ]
    first, second = reversed(parts) if notes_first else parts
    case.complete_all(first)
    assert case.responsible_team == "tot"
    case.complete_all(second)
    assert case.responsible_team == "fagteam"
    assert case.waits_at == ["Opdatér VUM og serviceydelser"]


def test_with_changes_an_order_and_a_decision_letter_are_sent(municipality: Municipality) -> None:
    case = met(municipality)
    case.complete(
        "Opdatér VUM og serviceydelser",
        team="fagteam",
        vum_opdateret_dato="2026-06-03",
        serviceydelser="Bostøtte",
        aendringer_i_indsats="ja",
    )
    case.complete("Udsend bestilling", team="fagteam", bestilling_dato="2026-06-04")
    assert not case.ended
    case.complete("Udsend afgørelsesbrev", team="fagteam", afgoerelse_dato="2026-06-04")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "overleveret", "fagteam")


def test_without_changes_nothing_more_is_sent(municipality: Municipality) -> None:
    case = met(municipality)
    case.complete("Opdatér VUM og serviceydelser", team="fagteam", aendringer_i_indsats="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "overleveret", "fagteam")
