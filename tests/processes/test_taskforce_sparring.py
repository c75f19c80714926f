"""Taskforce – rådgivnings- og sparringssag (catalogue: taskforce_sparring.md)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.called import AGENDA, meet_taskforce
from tests.support.scenario import Case, Municipality

CHECK = "Kvalitetssikr sagen efter tjeklisten"
LEADER = "Kvalitetssikr sagen som teamleder"
CONTACT = "Opret henvendelse på borgeren"
MORE = "Vurdér behov for yderligere drøftelse i taskforce"
FURTHER_COURSES = [
    ("nej", "egen_bolig", "haandteres_i_team"),
    ("ja", "p108", "til_visitationsudvalg"),
    ("ja", "p105_85", "til_visitationsudvalg"),
    ("ja", "p107", "til_p107_team"),
    ("nej", "bo_selv", "til_bo_selv"),
]


def checked(municipality: Municipality, team: str, assured: str) -> Case:
    case = municipality.start("taskforce_sparring", ansvarlig_team=team, taskforce_kategori="peger_mod_botilbud")
    check(case, team, assured)
    return case


def check(case: Case, team: str, assured: str) -> None:
    case.complete(CHECK, team=team)
    case.complete(LEADER, team="teamleder", kvalitetssikret=assured)


def put_to_taskforce(municipality: Municipality, team: str = "fagteam") -> Case:
    case = checked(municipality, team, "ja")
    case.complete(CONTACT, team=team, oensket_moedetidspunkt="2026-03-12T10:00:00+01:00")
    case.complete_all((team, "Opret henvendelsesnotat"), (team, "Opret sag"), (team, "Opret indstilling"))
    return case


def test_the_caseworker_improves_the_case_until_the_leader_is_content(municipality: Municipality) -> None:
    case = checked(municipality, "fagteam", "nej")
    assert [(task.team, task.name) for task in case.tasks] == [("fagteam", CHECK)]
    check(case, "fagteam", "nej")
    check(case, "fagteam", "ja")
    assert case.waits_at == [CONTACT]


@pytest.mark.parametrize("team", ["tot", "team_107", "hjemindsats", "rusmidler"])
def test_a_written_recommendation_is_ready_for_taskforce(municipality: Municipality, team: str) -> None:
    case = put_to_taskforce(municipality, team)
    assert (case.variables["indstillingsstatus"], case.variables["taskforcesag_status"]) == (
        "klar_til_godkendelse",
        "aaben",
    )
    assert (case.due(AGENDA, "taskforce"), case.responsible_team) == (date(2026, 3, 12), team)


@pytest.mark.parametrize(("more", "status"), [("nej", "lukket"), ("ja", "aaben")])
@pytest.mark.parametrize(("framework", "target_group", "state"), FURTHER_COURSES)
def test_the_case_goes_on_as_taskforce_found_and_stays_with_its_team(
    municipality: Municipality, framework: str, target_group: str, state: str, more: str, status: str
) -> None:
    case = put_to_taskforce(municipality)
    meet_taskforce(case, "fagteam", framework, target_group)
    case.complete(MORE, team="fagteam", yderligere_taskforce=more)
    assert (case.ended, case.end_state, case.responsible_team) == (True, state, "fagteam")
    assert case.variables["taskforcesag_status"] == status
