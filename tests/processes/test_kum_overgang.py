"""Overgang fra barn til voksen (Koordinerende Ungemøde, KUM) (catalogue: kum_overgang.md)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.support.scenario import COPENHAGEN, Case, Municipality

TARGET = "Vurdér om den unge er i målgruppen for KUM"
INVOLVE = "Inddrag den unge og forældrene i forberedelsen af KUM"
CONSENT = "Indhent samtykke til videregivelse af oplysninger"
PLAN_UPDATE = "Opdatér handleplan"
EDUCATION = "Bidrag med viden om nuværende og videre uddannelsesforløb"
NEEDS = "Vurdér behov for indsatser i voksenlivet og efterværn"
ADULT_LIFE = "Bidrag med viden om mulige indsatser i voksenlivet"
AFTERCARE = "Orientér den unge og forældrene om efterværn"
CONDITIONS = "Tag stilling til betingelserne for efterværn efter § 76"
REFER = "Udfyld henvisningsskema til KUM"
LEADER = "Gennemgå henvisningen med sagsbehandler"
PRESENT, CHAIR, TAKE_PART = "Fremlæg sagen på KUM", "Led KUM-mødet", "Deltag i KUM-mødet"
CONCLUDE = "Registrér konklusion fra KUM"
GUARDIANSHIP = "Orientér den unge og forældrene om regler for værgemål"
JOINT_PLAN = "Udarbejd samlet plan for overgangen med den unge og pårørende"
FINAL = "Tag endelig stilling til efterværn"
CALL = "Indkald til overleveringsmøde"
HAND_OVER = "Overlevér sagen på overleveringsmødet"
RECEIVE = "Deltag i overleveringsmødet som modtagende myndighed"
BE_THERE = "Deltag i overleveringsmødet"
NAME = "Udpeg modtagende rådgiver"
BIRTHDAY = "Den unge fylder 18 år"
TEAM = "boernehandicap"
BORN = "2011-03-31"
BEFORE_16, SEVENTEEN_AND_A_HALF = date(2027, 3, 30), date(2028, 9, 30)
MEETING = [
    (TEAM, PRESENT),
    ("eftervaern", CHAIR),
    *((team, TAKE_PART) for team in ("ungeenhed", "voksenhandicap", "uu_vejleder", "teamleder")),
]
HANDOVER = [(TEAM, HAND_OVER), ("voksenhandicap", RECEIVE), ("uu_vejleder", BE_THERE), ("ungeenhed", BE_THERE)]


def known(municipality: Municipality, born: str = BORN, late: str = "nej") -> Case:
    return municipality.start("kum_overgang", ansvarlig_team=TEAM, foedselsdato=born, kendt_efter_16=late)


def assessed(case: Case, adult: str = "nej", aftercare: str = "nej") -> Case:
    case.complete(TARGET, team=TEAM, kum_maalgruppe="ja")
    case.complete(INVOLVE, team=TEAM, den_unges_oensker="Egen bolig")
    case.complete(CONSENT, team=TEAM, samtykke_givet="ja")
    case.complete(PLAN_UPDATE, team=TEAM, handleplan_opdateret="opdateret")
    case.complete(EDUCATION, team="uu_vejleder", uddannelse_noter="STU")
    case.complete(NEEDS, team=TEAM, voksenindsats_behov=adult, eftervaern_berettiget=aftercare)
    return case


def concluded(municipality: Municipality, outcome: str, conditions: str = "") -> Case:
    case = assessed(known(municipality), aftercare="ja" if conditions else "nej")
    if conditions:
        case.complete(AFTERCARE, team="eftervaern", eftervaern_skema="Skema")
        case.complete(CONDITIONS, team=TEAM, eftervaern_betingelser=conditions)
    case.complete(REFER, team=TEAM, henvisning_indhold="Henvisning")
    case.complete(LEADER, team="teamleder", henvisning_godkendt="ja")
    case.complete_all(*MEETING)
    case.complete(CONCLUDE, team="eftervaern", kum_udfald=outcome)
    return case


def planned(municipality: Municipality, outcome: str, conditions: str = "") -> Case:
    case = concluded(municipality, outcome, conditions)
    case.complete(GUARDIANSHIP, team=TEAM, vaergemaal_orienteret_dato="2027-04-01")
    case.complete(JOINT_PLAN, team=TEAM, overgangsplan="Plan")
    return case


def test_every_step_until_the_meeting_is_due_the_day_before_sixteen(municipality: Municipality) -> None:
    case = known(municipality)
    for team, name, values in [
        (TEAM, TARGET, {"kum_maalgruppe": "ja"}),
        (TEAM, INVOLVE, {}),
        (TEAM, CONSENT, {"samtykke_givet": "ja"}),
        (TEAM, PLAN_UPDATE, {}),
        ("uu_vejleder", EDUCATION, {}),
        (TEAM, NEEDS, {"voksenindsats_behov": "ja", "eftervaern_berettiget": "ja"}),
        ("voksenhandicap", ADULT_LIFE, {}),
        ("eftervaern", AFTERCARE, {}),
        (TEAM, CONDITIONS, {"eftervaern_betingelser": "opfyldt"}),
        (TEAM, REFER, {}),
        ("teamleder", LEADER, {"henvisning_godkendt": "ja"}),
    ]:
        assert case.due(name, team) == BEFORE_16, name
        case.complete(name, team=team, **values)
    assert {(task.team, task.name) for task in case.tasks} == set(MEETING)
    assert {case.due(name, team) for team, name in MEETING} == {BEFORE_16}


@pytest.mark.parametrize(
    ("born", "aftercare_due"), [("2009-12-15", date(2026, 4, 2)), ("2008-09-10", date(2026, 3, 10))]
)
def test_a_young_person_first_known_after_sixteen_comes_to_the_next_monthly_meeting(
    municipality: Municipality, born: str, aftercare_due: date
) -> None:
    case = known(municipality, born, late="ja")
    assert case.due(TARGET) == date(2026, 4, 2)
    assessed(case, aftercare="ja")
    assert case.due(AFTERCARE) == aftercare_due  # at the latest at 17½
    case.complete(AFTERCARE, team="eftervaern", eftervaern_skema="Skema")
    assert case.due(CONDITIONS) == aftercare_due


def test_the_ages_are_counted_from_the_birthday(municipality: Municipality) -> None:
    variables = known(municipality).variables
    ages = [variables[name] for name in ("fylder_16_dato", "fylder_17_halvt_dato", "fylder_18_dato", "kum_frist")]
    assert ages == ["2027-03-31", "2028-09-30", "2029-03-31", "2027-03-30"]


def test_a_young_person_outside_the_target_group_has_no_transition(municipality: Municipality) -> None:
    case = known(municipality)
    case.complete(TARGET, team=TEAM, kum_maalgruppe="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_overgang", TEAM)


def test_in_doubt_the_young_person_is_involved_and_nothing_is_passed_on_without_consent(
    municipality: Municipality,
) -> None:
    case = known(municipality)
    case.complete(TARGET, team=TEAM, kum_maalgruppe="tvivl")
    case.complete(INVOLVE, team=TEAM, den_unges_oensker="Egen bolig")
    case.complete(CONSENT, team=TEAM, samtykke_givet="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "samtykke_mangler", TEAM)


@pytest.mark.parametrize(
    ("adult", "aftercare", "then"),
    [
        ("ja", "ja", [ADULT_LIFE, AFTERCARE]),
        ("ja", "nej", [ADULT_LIFE, REFER]),
        ("nej", "ja", [AFTERCARE]),
        ("nej", "nej", [REFER]),
    ],
)
def test_the_referral_is_prepared_by_those_the_needs_point_to(
    municipality: Municipality, adult: str, aftercare: str, then: list[str]
) -> None:
    case = assessed(known(municipality), adult, aftercare)
    assert case.variables["eftervaern_betingelser"] == "ikke_relevant"  # until somebody has judged them
    if adult == "ja":
        assert case.waits_at == then[:1]
        case.complete(ADULT_LIFE, team="voksenhandicap", voksen_noter="Bostøtte")
    assert case.waits_at == then[-1:]


def test_the_caseworker_improves_the_referral_until_the_leader_is_content(municipality: Municipality) -> None:
    case = assessed(known(municipality))
    for _ in range(2):
        case.complete(REFER, team=TEAM, henvisning_indhold="Henvisning")
        case.complete(LEADER, team="teamleder", henvisning_godkendt="nej")
    assert case.waits_at == [REFER]


def test_kum_may_find_that_there_is_no_need_of_a_transition(municipality: Municipality) -> None:
    case = concluded(municipality, "ingen_overgang")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_overgang", TEAM)


@pytest.mark.parametrize(
    ("outcome", "conditions"), [("overgang_voksen", ""), ("overgang_voksen", "opfyldt"), ("eftervaern", "ikke_opfyldt")]
)
def test_voksenhandicap_has_the_case_from_the_eighteenth_birthday(
    municipality: Municipality, outcome: str, conditions: str
) -> None:
    case = planned(municipality, outcome, conditions)
    assert case.due(CALL) == SEVENTEEN_AND_A_HALF
    case.complete(CALL, team=TEAM, moede_tidspunkt="2028-09-01T10:00:00+02:00")
    assert {(task.team, task.name) for task in case.tasks} == set(HANDOVER)
    case.complete_all(*HANDOVER)
    case.complete(NAME, team="voksenhandicap", modtagende_raadgiver_rolle="Rådgiver")
    assert (case.waits_at, case.responsible_team) == ([BIRTHDAY], TEAM)
    assert case.timer(BIRTHDAY) == datetime(2029, 3, 31, 0, 0, tzinfo=COPENHAGEN)
    case.advance("P3Y1M")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "overgaaet_til_voksen", "voksenhandicap")


def test_eftervaern_has_the_case_from_the_eighteenth_birthday(municipality: Municipality) -> None:
    case = planned(municipality, "eftervaern", "opfyldt")
    assert (case.waits_at, case.responsible_team) == ([BIRTHDAY], TEAM)
    assert case.timer(BIRTHDAY) == datetime(2029, 3, 31, 0, 0, tzinfo=COPENHAGEN)
    case.advance("P3Y1M")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "overgaaet_til_eftervaern", "eftervaern")


@pytest.mark.parametrize(("decided", "then"), [("opfyldt", BIRTHDAY), ("ikke_opfyldt", CALL)])
def test_the_question_of_eftervaern_comes_back_until_it_is_settled(
    municipality: Municipality, decided: str, then: str
) -> None:
    case = planned(municipality, "eftervaern", "afventer")
    for answer in ("afventer", decided):
        assert case.due(FINAL) == SEVENTEEN_AND_A_HALF
        case.complete(FINAL, team=TEAM, eftervaern_betingelser=answer)
    assert case.waits_at == [then]
