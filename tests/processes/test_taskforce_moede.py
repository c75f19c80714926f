"""Taskforcemøde (catalogue: taskforce_moede.md)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.support.scenario import COPENHAGEN, Case, Municipality

AGENDA = "Orientér dig i sagen og sæt den på dagsordenen"
NO_ANSWER = "Intet svar inden mødet: sagen er på dagsordenen"
NEW_TIME = "Angiv nyt ønsket mødetidspunkt"
PRESENT = "Fremlæg sagen på mødet (5 minutter)"
SPARRING = "Giv sparring på sagsåbning, sagsoplysning og sagsvurdering (50 minutter)"
SUM_UP = "Saml op på sparringen (5 minutter)"
TREAT = "Behandl indstillingen efter mødet"
CLARIFY = "Afklar manglende information"
CLOSE = "Luk indstillingen"
THURSDAY = "2026-03-05T10:00:00+01:00"  # the cases of its meeting are ready on Monday 2 March at 12.00


def ready(municipality: Municipality, wished: str = THURSDAY) -> Case:
    return municipality.start(
        "taskforce_moede",
        ansvarlig_team="tot",
        oensket_moedetidspunkt=wished,
        indstillingsstatus="klar_til_godkendelse",
    )


def met(municipality: Municipality, framework: str = "ja", target_group: str = "p108") -> Case:
    case = ready(municipality)
    case.complete(AGENDA, team="taskforce", dagsorden_udfald="oensket_tidspunkt")
    case.complete_all(("tot", PRESENT), ("taskforce", SPARRING))
    case.complete(SUM_UP, team="taskforce", botilbudsramme_behov=framework, maalgruppe=target_group)
    case.complete("Skriv kort notat i CURA", team="taskforce", taskforce_notat="Notat")
    return case


@pytest.mark.parametrize(("after", "meeting_day"), [("PT3H", 5), ("PT3H1M", 19)])
def test_a_case_later_than_noon_three_days_before_goes_to_the_next_meeting(
    municipality: Municipality, after: str, meeting_day: int
) -> None:
    municipality.route.advance(after)
    case = ready(municipality)
    assert case.due(AGENDA, "taskforce") == date(2026, 3, meeting_day)
    assert case.timer(NO_ANSWER) == datetime(2026, 3, meeting_day, 10, 0, tzinfo=COPENHAGEN)
    deadline = datetime.fromisoformat(case.variables["taskforce_frist"])
    assert deadline == datetime(2026, 3, meeting_day - 3, 12, 0, tzinfo=COPENHAGEN)
    assert case.variables["materiale_rettidigt"] == "ja"


def test_the_next_meeting_is_at_the_same_hour_when_summer_time_begins(municipality: Municipality) -> None:
    municipality.route.advance("P15D")  # Tuesday 17 March
    case = ready(municipality, "2026-03-19T10:00:00+01:00")
    assert case.timer(NO_ANSWER) == datetime(2026, 4, 2, 10, 0, tzinfo=COPENHAGEN)
    deadline = datetime.fromisoformat(case.variables["taskforce_frist"])
    assert deadline == datetime(2026, 3, 30, 12, 0, tzinfo=COPENHAGEN)


def test_each_part_of_the_meeting_is_due_on_the_day_of_the_meeting(municipality: Municipality) -> None:
    case = ready(municipality)
    case.complete(AGENDA, team="taskforce", dagsorden_udfald="oensket_tidspunkt")
    for team, name in (("tot", PRESENT), ("taskforce", SPARRING)):
        assert case.due(name, team) == date(2026, 3, 5)
        case.complete(name, team=team)
    assert case.due(SUM_UP, "taskforce") == date(2026, 3, 5)


def test_without_an_answer_the_case_is_on_the_agenda_at_the_wished_time(municipality: Municipality) -> None:
    case = ready(municipality)
    case.advance("P3D")
    assert case.waits_at == [NO_ANSWER, AGENDA]
    case.advance("PT1H")
    assert [(task.team, task.name) for task in case.tasks] == [("tot", PRESENT)]
    assert case.waits_at == [PRESENT]


def test_an_answer_before_the_meeting_stops_the_waiting(municipality: Municipality) -> None:
    case = ready(municipality)
    case.complete(AGENDA, team="taskforce", dagsorden_udfald="oensket_tidspunkt")
    case.advance("P14D")
    assert case.waits_at == [PRESENT]


def test_the_caseworker_wishes_again_when_the_time_is_not_possible(municipality: Municipality) -> None:
    case = ready(municipality)
    case.complete(AGENDA, team="taskforce", dagsorden_udfald="andet_tidspunkt")
    case.complete(NEW_TIME, team="tot", oensket_moedetidspunkt="2026-03-12T10:00:00+01:00")
    assert case.due(AGENDA, "taskforce") == date(2026, 3, 12)


def test_a_case_that_stays_on_the_agenda_is_met_again_in_two_weeks(municipality: Municipality) -> None:
    case = met(municipality)
    case.complete(TREAT, team="taskforce", taskforce_behandling="fortsat_paa_dagsorden")
    assert case.due(AGENDA, "taskforce") == date(2026, 3, 19)
    assert case.variables["indstillingsstatus"] == "klar_til_godkendelse"


def test_the_caseworker_clarifies_what_is_missing_and_it_is_ready_again(municipality: Municipality) -> None:
    case = met(municipality)
    case.complete(TREAT, team="taskforce", taskforce_behandling="mangler_information")
    assert case.variables["indstillingsstatus"] == "mangler_information"
    case.complete(CLARIFY, team="tot", afklaring_noter="Ny lægeudtalelse", oensket_moedetidspunkt="2026-03-19T10:00")
    assert case.variables["indstillingsstatus"] == "klar_til_godkendelse"
    assert case.due(AGENDA, "taskforce") == date(2026, 3, 19)


@pytest.mark.parametrize(
    ("framework", "target_group", "outcome", "next_procedure"),
    [
        ("nej", "bo_selv", "bo_selv", "p85_bo_selv"),
        ("nej", "egen_bolig", "ingen_botilbudsramme", "kompetenceplan"),
        ("nej", "p107", "ingen_botilbudsramme", "kompetenceplan"),
        ("ja", "p107", "p107", "p107_sag"),
        ("ja", "p105_85", "p105_85", "vum_sagsforloeb"),
        ("ja", "p108", "p108", "vum_sagsforloeb"),
        ("ja", "bo_selv", "p108", "vum_sagsforloeb"),
    ],
)
def test_what_taskforce_finds_decides_the_further_course(
    municipality: Municipality, framework: str, target_group: str, outcome: str, next_procedure: str
) -> None:
    case = met(municipality, framework, target_group)
    case.complete(TREAT, team="taskforce", taskforce_behandling="godkendt")
    assert case.variables["indstillingsstatus"] == "godkendt"
    case.complete(CLOSE, team="taskforce", indstilling_lukket=True)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "behandlet", "tot")
    assert (case.variables["taskforce_udfald"], case.variables["naeste_procedure"]) == (outcome, next_procedure)
    assert case.variables["indstillingsstatus"] == "lukket"
