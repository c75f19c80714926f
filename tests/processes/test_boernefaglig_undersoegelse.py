"""Børnefaglig undersøgelse (§ 50) og foranstaltning (§ 52) (catalogue: boernefaglig_undersoegelse.md)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.support.called_casework import hear_parties
from tests.support.scenario import COPENHAGEN, Case, Municipality

NOTIFICATION = "Behandl underretning og giv den videre"
ASSESS = "Vurdér om der skal gennemføres børnefaglig undersøgelse"
OFFER = "Tilbyd forløb efter § 11, stk. 3"
EFFECT = "Vurdér om forløbet har afhjulpet problemet"
DECIDE_EXAMINATION = "Træf afgørelse om børnefaglig undersøgelse"
INVOLVE = "Inddrag forældre og netværk i undersøgelsen"
TALK = "Afhold børnesamtale"
EXAMINE = "Udarbejd børnefaglig undersøgelse"
OVERDUE = "Firemånedersfristen er overskredet"
FOLLOW_UP = "Følg op på overskredet firemånedersfrist"
NEED = "Vurdér behov for støtte efter § 52"
PLAN = "Udarbejd handleplan med SMARTe mål"
PRESENT = "Fremlæg sagen for udvalget og indhent oplysninger"
COMMITTEE = "Beslut foranstaltning i Forebyggelses- og visitationsudvalget"
ILLUMINATE = "Belys sagen yderligere"
DECIDE = "Udarbejd afgørelse med begrundelse og klagevejledning"
ORDER = "Send handleplan og bestilling til udfører"
RECEIVE = "Modtag bestilling"
TEAM, COMMITTEE_TEAM = "boernehandicap", "forebyggelses_visitationsudvalg"
DEADLINE = date(2026, 4, 30)  # four months from 31 December


def known(municipality: Municipality, source: str = "ansoegning", team: str = TEAM) -> Case:
    return municipality.start(
        "boernefaglig_undersoegelse", ansvarlig_team=team, opmaerksom_dato="2025-12-31", opmaerksom_kilde=source
    )


def involved(municipality: Municipality) -> Case:
    case = known(municipality)
    case.complete(ASSESS, team=TEAM, bfu_vurdering="bfu", begrundelse="Behov")
    case.complete(DECIDE_EXAMINATION, team=TEAM, afgoerelse_dato="2026-03-04")
    case.complete(INVOLVE, team=TEAM, inddragelse_tjekliste=["foraeldre"])
    case.complete(TALK, team=TEAM, boernesamtale_status="afholdt")
    return case


def before_committee(municipality: Municipality) -> Case:
    case = involved(municipality)
    case.complete(EXAMINE, team=TEAM, undersoegelse_konklusion="Konklusion", partshoering_noedvendig="nej")
    case.complete(NEED, team=TEAM, p52_behov="ja")
    case.complete(PLAN, team=TEAM, indsatsmaal="Trivsel i skolen")
    case.complete(PRESENT, team="ppr", fremlaeggelse_noter="Noter")
    return case


def decided(municipality: Municipality, decision: str) -> Case:
    case = before_committee(municipality)
    case.complete(COMMITTEE, team=COMMITTEE_TEAM, visitation_beslutning=decision)
    case.complete(DECIDE, team=TEAM, afgoerelse_dato="2026-04-08")
    return case


def test_a_notification_is_passed_on_to_specialafsnittet_the_same_day(municipality: Municipality) -> None:
    case = known(municipality, "underretning", team="modtagelsen")
    assert (case.due(NOTIFICATION, "modtagelsen"), case.responsible_team) == (date(2026, 3, 2), "modtagelsen")
    case.complete(NOTIFICATION, team="modtagelsen", sagsbehandling_noter="Givet videre")
    assert (case.waits_at, case.responsible_team) == ([ASSESS], TEAM)


@pytest.mark.parametrize("source", ["ansoegning", "anden"])
def test_other_knowledge_begins_in_specialafsnittet(municipality: Municipality, source: str) -> None:
    case = known(municipality, source)
    assert (case.waits_at, case.responsible_team) == ([ASSESS], TEAM)


def test_everything_until_the_examination_is_due_four_months_after_awareness(municipality: Municipality) -> None:
    case = known(municipality)
    assert case.due(ASSESS) == DEADLINE
    case.complete(ASSESS, team=TEAM, bfu_vurdering="bfu", begrundelse="Behov")
    assert case.due(DECIDE_EXAMINATION) == DEADLINE
    case.complete(DECIDE_EXAMINATION, team=TEAM, afgoerelse_dato="2026-03-04")
    assert (case.due(INVOLVE), case.due(TALK)) == (DEADLINE, DEADLINE)
    case.complete_all((TEAM, TALK, {"boernesamtale_status": "undladt"}), (TEAM, INVOLVE))
    assert case.due(EXAMINE) == DEADLINE
    assert case.timer(OVERDUE) == datetime(2026, 4, 30, 0, 0, tzinfo=COPENHAGEN)


def test_a_child_without_need_of_support_is_not_examined(municipality: Municipality) -> None:
    case = known(municipality)
    case.complete(ASSESS, team=TEAM, bfu_vurdering="ingen_stoette", begrundelse="Trives")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_stoette", TEAM)


def test_an_early_course_may_be_enough(municipality: Municipality) -> None:
    case = known(municipality)
    case.complete(ASSESS, team=TEAM, bfu_vurdering="p11_3", begrundelse="Tidlig indsats")
    case.complete(OFFER, team=TEAM, forloeb_beskrivelse="Forløb", bestilling_indhold="Familiekursus")
    case.complete(EFFECT, team=TEAM, p11_3_effekt="afhjulpet")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afhjulpet", TEAM)


def test_an_early_course_that_does_not_help_leads_to_an_examination(municipality: Municipality) -> None:
    case = known(municipality)
    case.complete(ASSESS, team=TEAM, bfu_vurdering="p11_3", begrundelse="Tidlig indsats")
    case.complete(OFFER, team=TEAM, forloeb_beskrivelse="Forløb")
    case.complete(EFFECT, team=TEAM, p11_3_effekt="ikke_afhjulpet")
    assert case.waits_at == [DECIDE_EXAMINATION]


def test_the_leader_follows_up_beside_an_examination_that_is_late(municipality: Municipality) -> None:
    case = involved(municipality)
    case.advance("P58D")  # 29 April
    assert case.waits_at == [OVERDUE, EXAMINE]
    case.advance("P1D")
    assert case.waits_at == [FOLLOW_UP, EXAMINE]
    case.complete(FOLLOW_UP, team="teamleder", opfoelgning_aftale="Færdig i næste uge")
    assert (case.waits_at, case.ended) == ([EXAMINE], False)
    case.complete(EXAMINE, team=TEAM, undersoegelse_konklusion="Konklusion", partshoering_noedvendig="nej")
    case.complete(NEED, team=TEAM, p52_behov="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_foranstaltning", TEAM)


def test_a_follow_up_that_comes_last_does_not_change_how_the_case_ended(municipality: Municipality) -> None:
    case = involved(municipality)
    case.advance("P59D")
    case.complete(EXAMINE, team=TEAM, undersoegelse_konklusion="Konklusion", partshoering_noedvendig="nej")
    case.complete(NEED, team=TEAM, p52_behov="nej")
    assert (case.waits_at, case.ended) == ([FOLLOW_UP], False)
    case.complete(FOLLOW_UP, team="teamleder", opfoelgning_aftale="Gennemgået")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_foranstaltning", TEAM)


def test_an_examination_in_time_is_not_followed_up(municipality: Municipality) -> None:
    case = involved(municipality)
    case.complete(EXAMINE, team=TEAM, undersoegelse_konklusion="Konklusion", partshoering_noedvendig="ja")
    hear_parties(case, TEAM)
    assert case.waits_at == [NEED]


def test_the_committee_meets_every_fourth_week(municipality: Municipality) -> None:
    assert before_committee(municipality).due(COMMITTEE, COMMITTEE_TEAM) == date(2026, 3, 30)


def test_a_returned_case_gets_a_new_plan_before_the_next_meeting(municipality: Municipality) -> None:
    case = before_committee(municipality)
    case.advance("P28D")
    case.complete(COMMITTEE, team=COMMITTEE_TEAM, visitation_beslutning="returneret")
    case.complete(ILLUMINATE, team=TEAM, afklaring_noter="Udtalelse fra skolen")
    case.complete(PLAN, team=TEAM, indsatsmaal="Trivsel i skolen og hjemme")
    case.complete(PRESENT, team="ppr", fremlaeggelse_noter="Noter")
    assert case.due(COMMITTEE, COMMITTEE_TEAM) == date(2026, 4, 27)


def test_a_rejected_measure_is_refused(municipality: Municipality) -> None:
    case = decided(municipality, "afvist")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_foranstaltning", TEAM)


@pytest.mark.parametrize("decision", ["godkendt", "godkendt_med_aendringer"])
def test_an_approved_measure_is_ordered_until_udfoerer_knows_enough(municipality: Municipality, decision: str) -> None:
    case = decided(municipality, decision)
    case.complete(ORDER, team=TEAM, bestilling_indhold="Familiebehandling", bestilling_dato="2026-04-09")
    case.complete(RECEIVE, team="udfoerer", bestilling_tilstraekkelig="nej", bestilling_mangler="Mål")
    case.complete(ORDER, team=TEAM, bestilling_indhold="Familiebehandling med mål", bestilling_dato="2026-04-10")
    case.complete(RECEIVE, team="udfoerer", bestilling_tilstraekkelig="ja")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "foranstaltning_ivaerksat", TEAM)
