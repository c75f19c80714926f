"""Helhedsorienteret samarbejde på tværs af Myndighed (catalogue: helhedsorienteret_samarbejde.md)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.called import exceed_deadline
from tests.support.scenario import Case, Municipality

ASSESS = "Vurdér behov for helhedsorienteret sagsbehandling"
ADMINISTRATE = "Koordinér administrativt uden møde"
CALL_MEETING = "Indkald til koordinerende møde"
PREPARE = "Forbered dig og bekræft deltagelse i koordinerende møde"
MEET = "Afhold koordinerende møde"
VISIT = "Koordinér fælles besøg hos borger"
CONSENT = "Vurdér om mødet kræver yderligere samtykke"
LEAD = "Led fælles møde som mødeleder"
TAKE_PART = "Deltag i fælles møde"
DATA = "Koordinér udredning og genbrug data"
DECIDE = "Koordinér afgørelser på tværs"
ONE_DECISION = "Udarbejd én samlet afgørelse"
OWN_DECISION = "Udarbejd koordineret afgørelse"
SEND = "Afsend koordinerede afgørelser samtidig"
BEGIN = "Aftal opstart af indsatser"
TEAM_OF = {
    "handicap": "team_107",
    "aeldre": "aeldre",
    "hjaelpemidler": "hjaelpemidler",
    "jobcenter": "jobcenter",
    "boernefamilie": "boernefamilie",
    "anden_forvaltning": "anden_forvaltning",
}
ALL = list(TEAM_OF)


def assessed(
    municipality: Municipality, departments: list[str], form: str = "koordinerende_moede", longer: str = "nej"
) -> Case:
    case = municipality.start("helhedsorienteret_samarbejde", ansvarlig_team="tot", handicap_team="team_107")
    case.complete(
        ASSESS,
        team="tot",
        helhedsorienteret_behov="ja",
        involverede_afdelinger=departments,
        koordineringsform=form,
        sagsbehandlingstid_forlaenges=longer,
    )
    return case


def met(municipality: Municipality, departments: list[str], **agreed: str) -> Case:
    case = assessed(municipality, departments)
    case.complete(CALL_MEETING, team="tot", moede_tidspunkt="2026-03-16T10:00:00+01:00")
    case.complete_all(*((TEAM_OF[each], PREPARE) for each in departments))
    given: dict[str, Any] = {"tovholder_behov": "nej", "faelles_besoeg": "nej", "udvidet_moede": "nej"}
    case.complete(MEET, team="tot", **given | agreed)
    return case


def who_does(case: Case, name: str) -> list[str]:
    return [task.team for task in case.tasks if task.name == name]


def test_a_case_for_one_department_is_solved_there(municipality: Municipality) -> None:
    case = municipality.start("helhedsorienteret_samarbejde", ansvarlig_team="aeldre")
    assert case.variables["handicap_team"] == "fagteam"
    case.complete(ASSESS, team="aeldre", helhedsorienteret_behov="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ikke_maalgruppe", "aeldre")


def test_what_can_be_coordinated_in_writing_is_coordinated_without_a_meeting(municipality: Municipality) -> None:
    case = assessed(municipality, ["aeldre"], form="administrativt", longer="ja")
    case.complete(ADMINISTRATE, team="tot", koordinering_noter="Aftalt pr. telefon")
    assert case.waits_at == [DATA]


@pytest.mark.parametrize("form", ["koordinerende_moede", "tvaerfagligt_myndighedsteam", "tvaerfaglig_konference"])
def test_every_form_of_meeting_is_called_by_the_initiating_team(municipality: Municipality, form: str) -> None:
    case = assessed(municipality, ["aeldre"], form)
    assert [(task.team, task.name) for task in case.tasks] == [("tot", CALL_MEETING)]


@pytest.mark.parametrize("necessary", ["ja", "nej"])
def test_the_citizen_is_written_to_when_coordination_takes_longer(municipality: Municipality, necessary: str) -> None:
    case = assessed(municipality, ["aeldre"], longer="ja")
    exceed_deadline(case, "tot", necessary)
    assert case.waits_at == [CALL_MEETING]


@pytest.mark.parametrize("departments", [*([each] for each in ALL), ["aeldre", "handicap"], ALL])
def test_the_departments_involved_prepare_and_decide_and_no_others(
    municipality: Municipality, departments: list[str]
) -> None:
    teams = sorted(TEAM_OF[each] for each in departments)
    case = assessed(municipality, departments)
    case.complete(CALL_MEETING, team="tot")
    assert who_does(case, PREPARE) == teams
    case.complete_all(*((team, PREPARE) for team in reversed(teams)))
    case.complete(MEET, team="tot", tovholder_behov="nej", faelles_besoeg="nej", udvidet_moede="nej")
    case.complete(DATA, team="tot")
    case.complete(DECIDE, team="tot", samlet_afgoerelse_mulig="nej")
    for team in teams:
        assert SEND not in case.waits_at
        case.complete(OWN_DECISION, team=team)
    case.complete(SEND, team="tot", afgoerelse_dato="2026-04-01")
    case.complete(BEGIN, team="tot", nyt_koordineringsmoede="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "koordineret", "tot")


@pytest.mark.parametrize(
    ("criterion", "support", "best_relation", "chosen"),
    [
        ("bedste_relation", "andet", "jobcenter", "jobcenter"),
        ("primaer_stoette", "botilbud", "jobcenter", "team_107"),
        ("primaer_stoette", "hjemmepleje", "jobcenter", "aeldre"),
        ("primaer_stoette", "hjaelpemidler", "jobcenter", "hjaelpemidler"),
        ("primaer_stoette", "andet", "jobcenter", "tot"),
    ],
)
def test_the_coordinator_comes_from_the_primary_support_or_the_best_relation(
    municipality: Municipality, criterion: str, support: str, best_relation: str, chosen: str
) -> None:
    case = met(
        municipality,
        ["aeldre"],
        tovholder_behov="ja",
        tovholder_kriterium=criterion,
        primaer_stoette=support,
        bedste_relation_team=best_relation,
    )
    assert (case.variables["tovholder_team"], case.responsible_team) == (chosen, "tot")
    assert [(task.team, task.name) for task in case.tasks] == [(chosen, DATA)]


@pytest.mark.parametrize(("wider", "next_task"), [("ja", CONSENT), ("nej", DATA)])
def test_the_citizen_is_visited_once_together(municipality: Municipality, wider: str, next_task: str) -> None:
    case = met(municipality, ["aeldre"], faelles_besoeg="ja", udvidet_moede=wider)
    case.complete(VISIT, team="tot", besoeg_tidspunkt="2026-03-20T10:00:00+01:00")
    assert case.waits_at == [next_task]


def test_without_the_citizens_consent_no_common_meeting_is_held(municipality: Municipality) -> None:
    case = met(municipality, ["aeldre"], udvidet_moede="ja")
    case.complete(CONSENT, team="tot", samtykke_moede="ikke_givet")
    assert case.waits_at == [DATA]


@pytest.mark.parametrize("consent", ["ikke_noedvendigt", "givet"])
@pytest.mark.parametrize("parts", [[("tot", LEAD), ("udfoerer", TAKE_PART)], [("udfoerer", TAKE_PART), ("tot", LEAD)]])
def test_the_common_meeting_is_held_with_the_supplier(
    municipality: Municipality, consent: str, parts: list[tuple[str, str]]
) -> None:
    case = met(municipality, ["aeldre"], udvidet_moede="ja")
    case.complete(CONSENT, team="tot", samtykke_moede=consent)
    case.complete_all(parts[0])
    assert case.waits_at == [parts[1][1]]
    case.complete_all(parts[1])
    assert case.waits_at == [DATA]


def test_one_joint_decision_is_made_where_it_can_be(municipality: Municipality) -> None:
    case = met(municipality, ["aeldre", "handicap"])
    case.complete(DATA, team="tot")
    case.complete(DECIDE, team="tot", samlet_afgoerelse_mulig="ja")
    case.complete(ONE_DECISION, team="tot", afgoerelse_dato="2026-04-01", begrundelse="Fælles mål")
    case.complete(BEGIN, team="tot", nyt_koordineringsmoede="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "koordineret", "tot")


def test_the_coordinator_calls_a_new_meeting_when_one_is_needed(municipality: Municipality) -> None:
    case = met(
        municipality,
        ["aeldre"],
        tovholder_behov="ja",
        tovholder_kriterium="primaer_stoette",
        primaer_stoette="hjemmepleje",
    )
    case.complete(DATA, team="aeldre")
    case.complete(DECIDE, team="aeldre", samlet_afgoerelse_mulig="ja")
    case.complete(ONE_DECISION, team="aeldre")
    case.complete(BEGIN, team="aeldre", nyt_koordineringsmoede="ja")
    assert [(task.team, task.name) for task in case.tasks] == [("aeldre", CALL_MEETING)]
    case.complete(CALL_MEETING, team="aeldre")
    assert case.waits_at == [PREPARE]
