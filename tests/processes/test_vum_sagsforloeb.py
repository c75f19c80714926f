"""VUM-sagsforløb (Drejebogen) (catalogue: vum_sagsforloeb.md)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.support.called import meet_taskforce, put_to_taskforce
from tests.support.called_casework import (
    ANSWER_HEARING,
    MEETING,
    OFFER_PLAN,
    SEND_HEARING,
    follow_up,
    move_to_other_municipality,
    order,
)
from tests.support.scenario import COPENHAGEN, Case, Municipality

ILLUMINATE = "Oplys sagen i dialog med borger"
ASSESS = "Udarbejd samlet faglig vurdering"
CHECK_TASKFORCE = "Kvalitetssikr sagen efter tjeklisten"
INVOLVE_107 = "Inddrag § 107-teamet"
HEARING_NEEDED = "Vurdér behov for partshøring"
FORUM = "Vurdér om sagen indstilles til sagsmøde eller visitationsudvalg"
CASE_MEETING = "Behandl sagen på sagsmøde"
OFFERS = "Indhent oplysninger fra tre relevante tilbud"
RECOMMEND = "Udarbejd indstilling til visitationsudvalget"
DISCUSS = "Drøft indstillingen på mødet i visitationsudvalget"
DECIDE = "Udarbejd afgørelse og formidl den til borger"
SET_TIME = "Angiv tidspunkt for opfølgning"
SUBGOALS = "Opret delmål sammen med borger"
DOCUMENT = "Dokumentér på delmål og følg op"
WARNING = "Opfølgning nærmer sig"
CALL = "Indkald til opfølgningsmøde"
REQUEST = "Anmod om revisitation eller ophør"
REVISE = "Vurdér revisitation eller ophør"


def opened(municipality: Municipality, leads_to_case: str = "ja", **variables: str) -> Case:
    case = municipality.start("vum_sagsforloeb", ansvarlig_team="vendepunktet", henvendelse_kilde="borger", **variables)
    case.complete("Registrér henvendelsen og opret borger", team="vendepunktet", vaergemaal_behov="nej")
    case.complete("Udfyld sagsåbningen beskrivende", team="vendepunktet", sagsaabning_beskrivelse="Søger støtte")
    case.complete("Vurdér om henvendelsen kan føre til en sag", team="vendepunktet", foerer_til_sag=leads_to_case)
    return case


def assessed(municipality: Municipality, botilbud: str = "nej", paragraph: str = "p85", **variables: str) -> Case:
    case = opened(municipality, **variables)
    case.complete("Fordel sagen til rådgiver", team="vendepunktet", fordelt_team="fagteam")
    case.complete(ILLUMINATE, team="fagteam", udredning_noter="Dialog", supplerende_oplysninger="nej")
    case.complete(
        "Vurdér om borger kender alle oplysninger i udredningen", team="fagteam", partshoering_noedvendig="nej"
    )
    case.complete("Lav delanalyse for hver udredningskategori", team="fagteam")
    case.complete(ASSESS, team="fagteam", funktionsniveau_samlet="C", paragraf=paragraph, botilbud=botilbud)
    return case


def seen_by_taskforce(municipality: Municipality, framework: str, target_group: str) -> Case:
    case = assessed(municipality, botilbud="ja")
    put_to_taskforce(case, "fagteam", MEETING)
    meet_taskforce(case, "fagteam", framework, target_group)
    case.complete("Vurdér behov for yderligere drøftelse i taskforce", team="fagteam", yderligere_taskforce="nej")
    return case


def at_forum(municipality: Municipality, paragraph: str = "p85") -> Case:
    case = assessed(municipality, paragraph=paragraph)
    case.complete(HEARING_NEEDED, team="fagteam", partshoering_noedvendig="nej")
    return case


def granted(municipality: Municipality, paragraph: str = "p85") -> Case:
    case = at_forum(municipality, paragraph)
    case.complete(FORUM, team="fagteam", afgoerelsesforum="sagsmoede")
    case.complete(CASE_MEETING, team="fagteam", afgoerelse_udfald="bevilling")
    case.complete(DECIDE, team="fagteam", paragraf=paragraph, afgoerelse_dato="2026-03-13", begrundelse="Behov")
    return case


def delivering(municipality: Municipality, paragraph: str = "p85", interval: str = "P6M") -> Case:
    case = granted(municipality, paragraph)
    order(case, "fagteam")
    case.complete(SET_TIME, team="fagteam", opfoelgning_interval=interval)
    case.complete(SUBGOALS, team="udfoerer", delmaal="Handle ind")
    case.complete("Beskriv handlinger", team="udfoerer", handlinger="Indkøb")
    return case


def revising(municipality: Municipality, outcome: str) -> Case:
    """Udfører has asked, and the adviser has found what is to happen."""
    case = delivering(municipality)
    case.complete(DOCUMENT, team="udfoerer", udfoerer_anmodning="revisitation")
    case.complete(REQUEST, team="udfoerer", anmodning_begrundelse="Målene er nået")
    case.complete("Behandl anmodning om revisitation eller ophør", team="fagteam", moede_indkaldes="nej")
    case.complete(REVISE, team="fagteam", revisitation_udfald=outcome)
    return case


def test_a_contact_that_leads_to_no_case_ends_in_vendepunktet(municipality: Municipality) -> None:
    case = opened(municipality, leads_to_case="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_sag", "vendepunktet")


def test_the_case_belongs_to_the_adviser_it_is_given_to(municipality: Municipality) -> None:
    case = assessed(municipality)
    assert case.responsible_team == "fagteam"
    assert [(task.team, task.name) for task in case.tasks] == [("fagteam", HEARING_NEEDED)]


@pytest.mark.parametrize(
    ("botilbud", "used", "then"),
    [
        ("ja", "ja", CHECK_TASKFORCE),
        ("ja", "", CHECK_TASKFORCE),
        ("ja", "nej", HEARING_NEEDED),
        ("nej", "ja", HEARING_NEEDED),
    ],
)
def test_every_botilbud_is_discussed_in_taskforce_where_there_is_one(
    municipality: Municipality, botilbud: str, used: str, then: str
) -> None:
    assert assessed(municipality, botilbud, taskforce_anvendes=used).waits_at == [then]


@pytest.mark.parametrize(
    ("framework", "target_group", "then", "still_botilbud"),
    [
        ("ja", "p107", INVOLVE_107, "ja"),
        ("ja", "p108", HEARING_NEEDED, "ja"),
        ("ja", "p105_85", HEARING_NEEDED, "ja"),
        ("nej", "egen_bolig", HEARING_NEEDED, "nej"),
        ("nej", "bo_selv", HEARING_NEEDED, "nej"),
    ],
)
def test_the_outcome_of_taskforce_shows_the_way(
    municipality: Municipality, framework: str, target_group: str, then: str, still_botilbud: str
) -> None:
    case = seen_by_taskforce(municipality, framework, target_group)
    assert (case.waits_at, case.variables["botilbud"]) == ([then], still_botilbud)


def test_the_107_team_goes_on_with_the_case_it_has_taken_over(municipality: Municipality) -> None:
    case = seen_by_taskforce(municipality, "ja", "p107")
    case.complete(INVOLVE_107, team="fagteam", moede_tidspunkt=MEETING)
    case.complete("Deltag i orienteringsmøde og overlevér vurderingen", team="fagteam")
    case.complete("Deltag i orienteringsmøde som kommende rådgiver", team="team_107")
    case.complete("Varetag matchning til tilbuddet", team="team_107", match_udfald="positivt")
    case.complete("Varetag den fremadrettede sagsbehandling", team="team_107")
    assert case.responsible_team == "team_107"
    assert [(task.team, task.name) for task in case.tasks] == [("team_107", HEARING_NEEDED)]


def test_the_citizen_has_fourteen_days_before_the_forum_is_chosen(municipality: Municipality) -> None:
    case = assessed(municipality)
    case.complete(HEARING_NEEDED, team="fagteam", partshoering_noedvendig="ja")
    case.complete(SEND_HEARING, team="fagteam", partshoering_frist_dage=14)
    assert case.due(ANSWER_HEARING) == date(2026, 3, 16)
    case.advance("P14D")
    assert case.waits_at == [FORUM]


@pytest.mark.parametrize("forum", ["sagsmoede", "visitationsudvalg"])
def test_a_botilbud_always_goes_to_the_committee(municipality: Municipality, forum: str) -> None:
    case = assessed(municipality, "ja", taskforce_anvendes="nej")
    case.complete(HEARING_NEEDED, team="fagteam", partshoering_noedvendig="nej")
    case.complete(FORUM, team="fagteam", afgoerelsesforum=forum)
    assert case.waits_at == [OFFERS]


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [("godkendt", "bevilling"), ("godkendt_med_aendringer", "delvis_bevilling"), ("afvist", "afslag")],
)
def test_the_committees_decision_becomes_the_outcome(municipality: Municipality, decision: str, outcome: str) -> None:
    case = at_forum(municipality)
    case.complete(FORUM, team="fagteam", afgoerelsesforum="visitationsudvalg")
    case.complete(RECOMMEND, team="fagteam", indstilling_beskrivelse="Bostøtte")
    assert case.due(DISCUSS, "visitationsudvalg") == date(2026, 4, 2)
    case.complete("Deltag og bidrag ved drøftelsen i visitationsudvalget", team="fagteam")
    case.complete(DISCUSS, team="visitationsudvalg")
    case.complete("Træf beslutning om indstillingen", team="visitationsudvalg", visitation_beslutning=decision)
    assert (case.waits_at, case.variables["afgoerelse_udfald"]) == ([DECIDE], outcome)


@pytest.mark.parametrize("outcome", ["bevilling", "delvis_bevilling", "afslag"])
def test_a_grant_is_ordered_and_a_refusal_ends_the_case(municipality: Municipality, outcome: str) -> None:
    case = at_forum(municipality)
    case.complete(FORUM, team="fagteam", afgoerelsesforum="sagsmoede")
    case.complete(CASE_MEETING, team="fagteam", afgoerelse_udfald=outcome)
    case.complete(DECIDE, team="fagteam", afgoerelse_dato="2026-03-13", begrundelse="Behov")
    if outcome == "afslag":
        assert (case.ended, case.end_state, case.responsible_team) == (True, "afslag", "fagteam")
    else:
        assert case.waits_at == [OFFER_PLAN]


@pytest.mark.parametrize(
    ("paragraph", "chosen", "warning"),
    [
        ("p85", "P6M", datetime(2026, 8, 5, 9, 0, tzinfo=COPENHAGEN)),
        ("p85", "P2Y", datetime(2028, 2, 3, 9, 0, tzinfo=COPENHAGEN)),
        ("p98", "P2Y", datetime(2027, 2, 2, 9, 0, tzinfo=COPENHAGEN)),  # a year by statute
        ("p41", "P2Y", datetime(2027, 2, 2, 9, 0, tzinfo=COPENHAGEN)),
        ("p108", "P2Y", datetime(2028, 2, 3, 9, 0, tzinfo=COPENHAGEN)),
    ],
)
def test_delivery_lasts_until_four_weeks_before_the_follow_up(
    municipality: Municipality, paragraph: str, chosen: str, warning: datetime
) -> None:
    case = delivering(municipality, paragraph, chosen)
    assert case.waits_at == [DOCUMENT, WARNING]
    assert case.timer(WARNING) == warning


def test_a_change_of_goals_is_ordered_and_the_date_of_the_follow_up_kept(municipality: Municipality) -> None:
    case = delivering(municipality)
    case.advance("P1M")
    case.complete(DOCUMENT, team="udfoerer", udfoerer_anmodning="aendring_af_indsatsmaal")
    order(case, "fagteam")
    assert case.waits_at == [WARNING, SUBGOALS]
    assert case.timer(WARNING) == datetime(2026, 8, 5, 9, 0, tzinfo=COPENHAGEN)


def test_an_unchanged_follow_up_goes_on_with_the_delivery(municipality: Municipality) -> None:
    case = delivering(municipality)
    case.advance("P6M")
    assert case.due(CALL, "udfoerer") == date(2026, 8, 19)
    follow_up(case, "fagteam", "uaendret")
    case.complete("Angiv nyt tidspunkt for opfølgning", team="fagteam", opfoelgning_interval="P1Y")
    assert case.waits_at == [DOCUMENT, WARNING]
    assert case.timer(WARNING) == datetime(2027, 8, 5, 0, 0, tzinfo=COPENHAGEN)


def test_a_changed_follow_up_is_a_revisitation_of_myndighed(municipality: Municipality) -> None:
    case = delivering(municipality)
    case.advance("P6M")
    follow_up(case, "fagteam", "ophoer")
    case.complete("Orientér borger om påtænkt ændring i støtten", team="fagteam", orientering_dato="2026-09-02")
    assert (case.waits_at, case.variables["revisitation_foranlediget_af"]) == ([REVISE], "myndighed")
    case.complete(REVISE, team="fagteam", revisitation_udfald="uaendret")
    assert case.waits_at == [SET_TIME]


@pytest.mark.parametrize("request_", ["revisitation", "ophoer"])
def test_a_request_is_a_revisitation_of_udfoerer(municipality: Municipality, request_: str) -> None:
    case = delivering(municipality)
    case.complete(DOCUMENT, team="udfoerer", udfoerer_anmodning=request_)
    assert (case.waits_at, case.variables["revisitation_foranlediget_af"]) == ([REQUEST], "udfoerer")


def test_a_request_that_changes_nothing_goes_on_with_the_delivery(municipality: Municipality) -> None:
    assert revising(municipality, "uaendret").waits_at == [DOCUMENT, WARNING]


def test_a_change_gets_a_new_time_of_follow_up(municipality: Municipality) -> None:
    case = revising(municipality, "samme_paragraf")
    order(case, "fagteam")
    assert case.waits_at == [SET_TIME]


def test_the_effort_ends_by_a_decision(municipality: Municipality) -> None:
    case = revising(municipality, "ophoer")
    case.complete("Træf afgørelse om ophør", team="fagteam", afgoerelse_dato="2026-04-01")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ophoert", "fagteam")


def test_the_case_of_a_citizen_who_moves_goes_to_the_new_municipality(municipality: Municipality) -> None:
    case = revising(municipality, "flytning")
    move_to_other_municipality(case, "fagteam", "tilflytningskommune")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "flyttet", "anden_kommune")


def test_the_case_goes_on_here_when_this_municipality_still_acts(municipality: Municipality) -> None:
    case = revising(municipality, "flytning")
    move_to_other_municipality(case, "fagteam", "fraflytningskommune")
    assert (case.waits_at, case.responsible_team) == ([SET_TIME], "fagteam")
