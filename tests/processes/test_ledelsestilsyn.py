"""Fagligt ledelsestilsyn (kvartalsvis sagsgennemgang) (catalogue: ledelsestilsyn.md)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.scenario import Case, Municipality

CALL = "Indkald til kvartalsvis sagsgennemgang"
REVIEW = "Gennemgå åbne sager efter fast skema"
TAKE_PART = "Deltag i sagsgennemgang med egne åbne sager"
RECORD = "Registrér resultat af ledelsestilsyn"
PUT_RIGHT = "Ret op på mangler og prioritér sagerne"
CHECK = "Kontrollér at mangler er rettet"
FEEDBACK = "Giv fælles feedback til sagsbehandlergruppen"


def reviewed(municipality: Municipality, flaws: str) -> Case:
    case = municipality.start("ledelsestilsyn", ansvarlig_team="boernehandicap")
    case.complete(CALL, team="teamleder", moede_tidspunkt="2026-03-09T10:00:00+01:00")
    case.complete_all(("teamleder", REVIEW), ("boernehandicap", TAKE_PART))
    case.complete(RECORD, team="teamleder", tilsyn_mangler=flaws)
    return case


def test_the_leader_calls_within_a_fortnight_and_the_next_round_is_in_three_months(
    municipality: Municipality,
) -> None:
    case = municipality.start("ledelsestilsyn", ansvarlig_team="boernehandicap")
    assert case.due(CALL) == date(2026, 3, 16)
    assert case.variables["naeste_tilsyn_dato"] == "2026-06-02T09:00:00+02:00"


@pytest.mark.parametrize("leader_first", [True, False])
def test_leader_and_caseworker_go_through_the_cases_together(municipality: Municipality, leader_first: bool) -> None:
    case = municipality.start("ledelsestilsyn", ansvarlig_team="boernehandicap")
    case.complete(CALL, team="teamleder", moede_tidspunkt="2026-03-09T10:00:00+01:00")
    first, second = ("teamleder", REVIEW), ("boernehandicap", TAKE_PART)
    if not leader_first:
        first, second = second, first
    case.complete_all(first)
    assert case.waits_at == [second[1]]
    case.complete_all(second)
    assert case.waits_at == [RECORD]


def test_without_flaws_the_group_gets_its_feedback(municipality: Municipality) -> None:
    case = reviewed(municipality, "nej")
    case.complete(FEEDBACK, team="teamleder", feedback_noter="God kvalitet")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "tilsyn_gennemfoert", "boernehandicap")


def test_flaws_are_put_right_within_a_month_until_the_leader_is_content(municipality: Municipality) -> None:
    case = reviewed(municipality, "ja")
    assert case.due(PUT_RIGHT, "boernehandicap") == date(2026, 4, 2)
    case.advance("P1M")
    case.complete(PUT_RIGHT, team="boernehandicap", opretning_noter="Opfølgning holdt")
    case.complete(CHECK, team="teamleder", mangler_rettet="nej")
    assert case.due(PUT_RIGHT, "boernehandicap") == date(2026, 5, 2)
    case.complete(PUT_RIGHT, team="boernehandicap", opretning_noter="Handleplan opdateret")
    case.complete(CHECK, team="teamleder", mangler_rettet="ja")
    case.complete(FEEDBACK, team="teamleder", feedback_noter="Fristerne holdes igen")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "tilsyn_gennemfoert", "boernehandicap")
