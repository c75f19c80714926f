"""Taskforce – indstillingssag (catalogue: taskforce_indstilling.md)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.called import AGENDA, meet_taskforce, put_to_taskforce
from tests.support.scenario import Case, Municipality

CHECK = "Kvalitetssikr sagen efter tjeklisten"
LEADER = "Kvalitetssikr sagen som teamleder"
CONTACT = "Opret henvendelse på borgeren"
RECOMMEND = "Opret indstilling"
MORE = "Vurdér behov for yderligere drøftelse i taskforce"
MEETING = "2026-03-12T10:00:00+01:00"
FURTHER_COURSES = [
    ("nej", "egen_bolig", "haandteres_i_team"),
    ("ja", "p108", "til_visitationsudvalg"),
    ("ja", "p105_85", "til_visitationsudvalg"),
    ("ja", "p107", "til_p107_team"),
    ("nej", "bo_selv", "til_bo_selv"),
]


def checked(municipality: Municipality, open_case: str, assured: str = "ja") -> Case:
    case = municipality.start("taskforce_indstilling", ansvarlig_team="fagteam")
    case.complete(CHECK, team="fagteam", aaben_taskforcesag=open_case)
    case.complete(LEADER, team="teamleder", kvalitetssikret=assured)
    return case


def test_the_caseworker_improves_the_case_until_the_leader_is_content(municipality: Municipality) -> None:
    case = checked(municipality, "nej", assured="nej")
    assert [(task.team, task.name) for task in case.tasks] == [("fagteam", CHECK)]
    case.complete(CHECK, team="fagteam", aaben_taskforcesag="ja")
    case.complete(LEADER, team="teamleder", kvalitetssikret="ja")
    assert case.waits_at == [RECOMMEND]


def test_an_open_taskforce_case_is_used_again(municipality: Municipality) -> None:
    case = checked(municipality, "ja")
    case.complete(RECOMMEND, team="fagteam", oensket_moedetidspunkt=MEETING)
    assert case.due(AGENDA, "taskforce") == date(2026, 3, 12)


def test_without_an_open_taskforce_case_one_is_created(municipality: Municipality) -> None:
    case = checked(municipality, "nej")
    for name in (CONTACT, "Opret henvendelsesnotat", "Opret sag"):
        assert case.waits_at == [name]
        case.complete(name, team="fagteam")
    assert case.waits_at == [RECOMMEND]


@pytest.mark.parametrize("team", ["tot", "team_107", "hjemindsats", "rusmidler"])
def test_a_written_recommendation_is_ready_for_taskforce(municipality: Municipality, team: str) -> None:
    case = municipality.start("taskforce_indstilling", ansvarlig_team=team)
    put_to_taskforce(case, team, MEETING)
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
    case = municipality.start("taskforce_indstilling", ansvarlig_team="fagteam")
    put_to_taskforce(case, "fagteam", MEETING)
    meet_taskforce(case, "fagteam", framework, target_group)
    case.complete(MORE, team="fagteam", yderligere_taskforce=more)
    assert (case.ended, case.end_state, case.responsible_team) == (True, state, "fagteam")
    assert case.variables["taskforcesag_status"] == status
