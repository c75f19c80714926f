"""§ 105/85 – Fra intern til eksterne botilbud (catalogue: p105_intern_til_ekstern.md)."""

from __future__ import annotations

import pytest

from tests.support.called import discuss_deviation
from tests.support.scenario import Case, Municipality

DIALOGUE = "Gå i dialog med borgeren om ønsket tilbud"
UPDATE_VUM = "Opdatér VUM med serviceydelser"
ANSWER = "Registrér matchningssvar"
CHOICE = "Afklar borgerens valg efter manglende match"
MATCH_ON = "Arbejd videre med matchning"
HAND_OVER = "Overlevér og orientér løbende TOT-rådgiver"
MEET = "Varetag matchningsmøde"


def leaving(municipality: Municipality, reason: str, deviation: str = "nej") -> Case:
    case = municipality.start("p105_intern_til_ekstern", ansvarlig_team="fagteam")
    case.complete(
        "Vurdér årsag til skift til eksternt tilbud",
        team="fagteam",
        skift_aarsag=reason,
        afvigelse_oenskes=deviation,
    )
    return case


def answered(municipality: Municipality, reason: str, answer: str) -> Case:
    case = leaving(municipality, reason)
    if reason == "frit_valg":
        case.complete(DIALOGUE, team="fagteam", oensket_tilbud="Tilbud A")
    case.complete(UPDATE_VUM, team="fagteam", vum_opdateret_dato="2026-03-03", serviceydelser="Botilbud")
    case.complete("Inddrag TOT-rådgiver til matchning", team="fagteam")
    case.complete("Send VUM med serviceydelser til matchning", team="tot", matchning_sendt_dato="2026-03-04")
    case.complete(ANSWER, team="tot", match_udfald=answer)
    return case


def test_free_choice_begins_with_the_citizens_wish(municipality: Municipality) -> None:
    assert leaving(municipality, "frit_valg").waits_at == [DIALOGUE]


def test_vum_is_updated_before_it_is_sent_to_matching(municipality: Municipality) -> None:
    case = leaving(municipality, "ikke_i_maalgruppen")
    assert [(task.team, task.name) for task in case.tasks] == [("fagteam", UPDATE_VUM)]


@pytest.mark.parametrize("reason", ["ikke_i_maalgruppen", "frit_valg"])
def test_a_match_gives_the_case_to_tot_after_the_decision(municipality: Municipality, reason: str) -> None:
    case = answered(municipality, reason, "positivt")
    case.complete(HAND_OVER, team="fagteam", overlevering_noter="Overlevering")
    case.complete(MEET, team="tot", moede_tidspunkt="2026-03-10T10:00:00+01:00")
    case.complete("Varetag indskrivning", team="tot", indskrivning_dato="2026-03-16")
    case.complete("Indgå kontrakt", team="tot", leverandoer="Tilbud A", kontrakt_dato="2026-03-17")
    assert case.responsible_team == "fagteam"
    case.complete("Træf afgørelse og send afgørelsesbrev", team="tot", afgoerelse_dato="2026-03-18")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_tot", "tot")
    assert case.variables["paragraf"] == "p105_85"


@pytest.mark.parametrize("met_first", [False, True])
def test_the_citizen_is_enrolled_when_handed_over_and_met(municipality: Municipality, met_first: bool) -> None:
    case = answered(municipality, "ikke_i_maalgruppen", "positivt")
    first, second = ("fagteam", HAND_OVER), ("tot", MEET)
    if met_first:
        first, second = second, first
    case.complete_all(first)
    assert case.waits_at == [second[1]]
    case.complete_all(second)
    assert case.waits_at == ["Varetag indskrivning"]


def test_a_citizen_who_must_move_is_matched_again_until_an_offer_fits(municipality: Municipality) -> None:
    case = answered(municipality, "ikke_i_maalgruppen", "negativt")
    for answer in ("negativt", "positivt"):
        case.complete(MATCH_ON, team="tot", tilbud_navn="Tilbud B")
        case.complete(ANSWER, team="tot", match_udfald=answer)
    assert case.waits_at == [HAND_OVER, MEET]


def test_a_citizen_who_stays_gets_a_refusal_and_fagteam_keeps_the_case(municipality: Municipality) -> None:
    case = answered(municipality, "frit_valg", "negativt")
    case.complete(CHOICE, team="fagteam", borgers_valg="bliver_i_internt")
    case.complete("Send afgørelsesbrev om afslag", team="fagteam", afgoerelse_dato="2026-03-12")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_fagteam", "fagteam")


def test_a_citizen_who_wants_another_offer_is_matched_again(municipality: Municipality) -> None:
    case = answered(municipality, "frit_valg", "negativt")
    case.complete(CHOICE, team="fagteam", borgers_valg="andet_eksternt")
    case.complete(MATCH_ON, team="tot")
    case.complete(ANSWER, team="tot", match_udfald="negativt")
    assert case.waits_at == [CHOICE]


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = leaving(municipality, "frit_valg", deviation="ja")
    discuss_deviation(case, "fagteam", "afvigelse_aftalt", responsible="team_107")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "team_107")


@pytest.mark.parametrize(("reason", "next_task"), [("frit_valg", DIALOGUE), ("ikke_i_maalgruppen", UPDATE_VUM)])
def test_when_the_agreement_is_followed_the_reason_decides(
    municipality: Municipality, reason: str, next_task: str
) -> None:
    case = leaving(municipality, reason, deviation="ja")
    discuss_deviation(case, "fagteam", "aftale_foelges")
    assert (case.waits_at, case.responsible_team) == ([next_task], "fagteam")
