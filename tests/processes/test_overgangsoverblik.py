"""Systematisk overblik over unge på vej til voksenområdet (catalogue: overgangsoverblik.md)."""

from __future__ import annotations

from tests.support.scenario import Case, Municipality

ASSURE = "Kvalitetssikr overblikket over unge"
PUT_ON_KUM = "Sæt manglende sager på KUM"
PLAN = "Brug overblikket til budget og planlægning"
RECEIVE = "Modtag overblik over overgangssager"


def assured(municipality: Municipality, missing: str) -> Case:
    case = municipality.start("overgangsoverblik", ansvarlig_team="boernehandicap", overblik_aar=3)
    case.complete(ASSURE, team="teamleder", unge_uden_kum=missing)
    return case


def test_the_overview_is_made_before_the_leader_assures_its_quality(municipality: Municipality) -> None:
    case = municipality.start("overgangsoverblik", ansvarlig_team="boernehandicap")
    assert [(task.team, task.name) for task in case.tasks] == [("teamleder", ASSURE)]
    assert case.variables["overblik_dannet"] == "ja"


def test_young_people_who_have_been_missed_are_put_on_kum(municipality: Municipality) -> None:
    case = assured(municipality, "ja")
    case.complete(PUT_ON_KUM, team="boernehandicap", sager_sat_paa_kum="To sager")
    assert [(task.team, task.name) for task in case.tasks] == [("voksenhandicap", PLAN)]


def test_the_overview_is_used_by_the_adult_field_and_the_upper_management(municipality: Municipality) -> None:
    case = assured(municipality, "nej")
    case.complete(PLAN, team="voksenhandicap", budget_noter="Budget")
    case.complete(RECEIVE, team="oeverste_ledelse")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "overblik_opdateret", "boernehandicap")
