"""Ansøgning om merudgifter (§ 41) og tabt arbejdsfortjeneste (§ 42) (catalogue: boernehandicap_ansoegning.md)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.called_casework import ANSWER_HEARING, SEND_HEARING, hear_parties
from tests.support.scenario import Case, Municipality

REGISTER = "Registrér henvendelsen og svar borgeren"
GO_THROUGH = "Gennemgå ny henvendelse på ugentligt møde"
LEADER_TAKES_PART = "Deltag i ugentlig gennemgang af nye henvendelser"
COLLECT = "Indhent relevante oplysninger"
TARGET = "Vurdér om forældrene er i målgruppen for §§ 41 og 42"
TARGET_AGAIN = "Genvurdér målgruppen efter partshøring"
REFUSE = "Udarbejd afslag med begrundelse og klagevejledning"
ILLUMINATE = "Oplys sagen sammen med forældrene"
AID = "Vurdér ansøgning om hjælpemiddel"
WHOLE = "Foretag helhedsvurdering"
CALCULATE = "Beregn tabt arbejdsfortjeneste"
HEARING_NEEDED = "Vurdér behov for partshøring"
DRAFT = "Udarbejd udkast til afgørelse og vurdér bevillingskompetence"
APPROVE = "Godkend udkast til afgørelse"
DECIDE = "Udarbejd afgørelse med begrundelse og klagevejledning"
INTAKE, CHILDREN = "maalgruppeteam", "boernehandicap"


def gone_through(municipality: Municipality) -> Case:
    case = municipality.start("boernehandicap_ansoegning", ansvarlig_team=INTAKE)
    case.complete(REGISTER, team=INTAKE, henvendelse_dato="2026-03-02", svar_dato="2026-03-03")
    case.complete_all((INTAKE, GO_THROUGH), ("teamleder", LEADER_TAKES_PART))
    return case


def target_group(municipality: Municipality, found: str) -> Case:
    case = gone_through(municipality)
    case.complete(COLLECT, team=INTAKE, oplysninger_kilder="Børnehave", partshoering_noedvendig="nej")
    case.complete(TARGET, team=INTAKE, i_maalgruppen=found, maalgruppe_begrundelse="Skabelon")
    return case


def illuminated(municipality: Municipality, aid: str = "nej", others: str = "ja") -> Case:
    case = target_group(municipality, "ja")
    case.complete(ILLUMINATE, team=CHILDREN, hjaelpemiddel_relevant=aid, oevrig_ansoegning=others)
    return case


def seen_whole(municipality: Municipality, benefit: str = "merudgifter", support: str = "nej") -> Case:
    case = illuminated(municipality)
    case.complete(WHOLE, team=CHILDREN, andre_bestemmelser=["p32"], saerlig_stoette_behov=support, ydelse=benefit)
    return case


def drafted(municipality: Municipality, outcome: str = "bevilling", competent: str = "ja") -> Case:
    case = seen_whole(municipality)
    case.complete(HEARING_NEEDED, team=CHILDREN, partshoering_noedvendig="nej")
    case.complete(DRAFT, team=CHILDREN, afgoerelse_udfald=outcome, inden_for_kompetence=competent)
    return case


def test_the_citizen_is_answered_and_the_contact_gone_through_within_a_week(municipality: Municipality) -> None:
    case = municipality.start("boernehandicap_ansoegning", ansvarlig_team=INTAKE)
    assert case.due(REGISTER) == date(2026, 3, 9)
    case.advance("P1D")
    case.complete(REGISTER, team=INTAKE, henvendelse_dato="2026-03-02", svar_dato="2026-03-03")
    assert case.due(GO_THROUGH, INTAKE) == date(2026, 3, 10)
    assert case.due(LEADER_TAKES_PART, "teamleder") == date(2026, 3, 10)
    case.complete_all(("teamleder", LEADER_TAKES_PART), (INTAKE, GO_THROUGH))
    assert case.waits_at == [COLLECT]


def test_the_parents_are_heard_over_new_facts_before_the_target_group(municipality: Municipality) -> None:
    case = gone_through(municipality)
    case.complete(COLLECT, team=INTAKE, oplysninger_kilder="Læge", partshoering_noedvendig="ja")
    hear_parties(case, INTAKE)
    assert case.waits_at == [TARGET]


def test_parents_in_the_target_group_get_a_caseworker_in_specialafsnittet(municipality: Municipality) -> None:
    case = target_group(municipality, "ja")
    assert (case.waits_at, case.responsible_team) == ([ILLUMINATE], CHILDREN)


def test_parents_outside_the_target_group_are_heard_before_the_refusal(municipality: Municipality) -> None:
    case = target_group(municipality, "nej")
    hear_parties(case, INTAKE)
    case.complete(TARGET_AGAIN, team=INTAKE, i_maalgruppen="nej", maalgruppe_begrundelse="Uændret")
    case.complete(REFUSE, team=INTAKE, afgoerelse_dato="2026-03-25", klagevejledning="Klage inden fire uger")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afslag", INTAKE)


def test_their_remarks_can_change_the_assessment(municipality: Municipality) -> None:
    case = target_group(municipality, "nej")
    hear_parties(case, INTAKE)
    case.complete(TARGET_AGAIN, team=INTAKE, i_maalgruppen="ja", maalgruppe_begrundelse="Nye oplysninger")
    assert (case.waits_at, case.responsible_team) == ([ILLUMINATE], CHILDREN)


def test_a_granted_aid_ends_a_case_about_nothing_else(municipality: Municipality) -> None:
    case = illuminated(municipality, aid="ja", others="nej")
    case.complete(AID, team="hjaelpemidler", hjaelpemiddel_bevilget="ja")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "hjaelpemiddel_bevilget", CHILDREN)


@pytest.mark.parametrize(("granted", "others"), [("ja", "ja"), ("nej", "ja"), ("nej", "nej")])
def test_otherwise_the_family_is_seen_as_a_whole(municipality: Municipality, granted: str, others: str) -> None:
    case = illuminated(municipality, aid="ja", others=others)
    case.complete(AID, team="hjaelpemidler", hjaelpemiddel_bevilget=granted)
    assert case.waits_at == [WHOLE]


@pytest.mark.parametrize("benefit", ["tabt_arbejdsfortjeneste", "begge"])
def test_lost_earnings_are_calculated(municipality: Municipality, benefit: str) -> None:
    case = seen_whole(municipality, benefit)
    case.complete(CALCULATE, team="oekonomi", beregning_resultat="Beregning")
    assert case.waits_at == [HEARING_NEEDED]


@pytest.mark.parametrize("support", ["ja", "nej"])
def test_a_child_who_may_need_support_gets_an_examination_of_its_own(municipality: Municipality, support: str) -> None:
    case = seen_whole(municipality, support=support)
    assert case.waits_at == [HEARING_NEEDED]
    assert case.variables.get("bfu_igangsat", "nej") == support


def test_the_parents_have_fourteen_days_before_the_decision(municipality: Municipality) -> None:
    case = seen_whole(municipality)
    case.complete(HEARING_NEEDED, team=CHILDREN, partshoering_noedvendig="ja")
    case.complete(SEND_HEARING, team=CHILDREN, partshoering_frist_dage=14)
    assert case.due(ANSWER_HEARING, CHILDREN) == date(2026, 3, 16)
    case.advance("P14D")
    assert case.waits_at == [DRAFT]


def test_a_draft_beyond_the_competence_is_approved_by_the_leader(municipality: Municipality) -> None:
    case = drafted(municipality, competent="nej")
    case.complete(APPROVE, team="teamleder", afgoerelse_godkendt="nej", begrundelse="Mangler beregning")
    case.complete(HEARING_NEEDED, team=CHILDREN, partshoering_noedvendig="nej")
    case.complete(DRAFT, team=CHILDREN, afgoerelse_udfald="bevilling", inden_for_kompetence="nej")
    case.complete(APPROVE, team="teamleder", afgoerelse_godkendt="ja")
    assert [(task.team, task.name) for task in case.tasks] == [(CHILDREN, DECIDE)]


@pytest.mark.parametrize(
    ("outcome", "end_state"), [("bevilling", "bevilget"), ("delvis_bevilling", "bevilget"), ("afslag", "afslag")]
)
def test_the_letter_confirms_the_outcome(municipality: Municipality, outcome: str, end_state: str) -> None:
    case = drafted(municipality, outcome)
    case.complete(DECIDE, team=CHILDREN, afgoerelse_udfald=outcome, afgoerelse_dato="2026-04-01")
    assert (case.ended, case.end_state, case.responsible_team) == (True, end_state, CHILDREN)
