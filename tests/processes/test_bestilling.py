"""Handleplan og bestilling af social indsats (catalogue: bestilling.md)."""

from __future__ import annotations

import pytest

from tests.support.scenario import Case, Municipality

OFFER = "Tilbyd § 141-handleplan"
PLAN = "Udarbejd handleplan sammen med borger"
GOALS = "Fastlæg indsatsformål og indsatsmål"
FORCE = "Sæt indsatsmål om magtanvendelse"
SCORE = "Scor indsatsmål via FKO"
SEND = "Send bestilling til udfører"
RECEIVE = "Modtag bestilling"
SUPPLEMENT = "Supplér bestillingen"


def offered(municipality: Municipality, plan: str = "nej", force: str = "nej") -> Case:
    case = municipality.start("bestilling", ansvarlig_team="fagteam", delmaal_status="gaeldende")
    case.complete(OFFER, team="fagteam", handleplan_oenskes=plan, magtanvendelse_registreret=force)
    return case


def ordered(municipality: Municipality) -> Case:
    case = offered(municipality)
    case.complete(GOALS, team="fagteam", indsatsformaal="Selvstændighed", indsatsmaal="Egen økonomi")
    case.complete(SCORE, team="fagteam", fko_status="D", fko_maalsaetning="C")
    case.complete(SEND, team="fagteam", bestilling_indhold="Bostøtte", bestilling_dato="2026-03-04")
    return case


@pytest.mark.parametrize(("plan", "goals"), [("ja", PLAN), ("nej", GOALS)])
def test_goals_are_set_in_a_handleplan_when_the_citizen_wants_one(
    municipality: Municipality, plan: str, goals: str
) -> None:
    case = offered(municipality, plan=plan)
    assert case.waits_at == [goals]
    case.complete(goals, team="fagteam", indsatsformaal="Selvstændighed", indsatsmaal="Egen økonomi")
    assert case.waits_at == [SCORE]


def test_when_force_has_been_used_there_is_a_goal_on_it(municipality: Municipality) -> None:
    case = offered(municipality, force="ja")
    case.complete(GOALS, team="fagteam", indsatsformaal="Selvstændighed", indsatsmaal="Egen økonomi")
    assert case.waits_at == [FORCE]
    case.complete(FORCE, team="fagteam", indsatsmaal_magtanvendelse="Behovet opstår ikke igen")
    assert case.waits_at == [SCORE]


def test_udfoerer_confirms_the_order_and_new_delmaal_are_called_for(municipality: Municipality) -> None:
    case = ordered(municipality)
    assert [(task.team, task.name) for task in case.tasks] == [("udfoerer", RECEIVE)]
    case.complete(RECEIVE, team="udfoerer", bestilling_tilstraekkelig="ja")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "bestilt", "fagteam")
    assert case.variables["delmaal_status"] == "mangler"


def test_the_order_is_supplemented_until_udfoerer_knows_enough(municipality: Municipality) -> None:
    case = ordered(municipality)
    for _ in range(2):
        case.complete(RECEIVE, team="udfoerer", bestilling_tilstraekkelig="nej", bestilling_mangler="Kontaktperson")
        case.complete(SUPPLEMENT, team="fagteam", bestilling_indhold="Bostøtte med kontaktperson")
    case.complete(RECEIVE, team="udfoerer", bestilling_tilstraekkelig="ja")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "bestilt", "fagteam")
