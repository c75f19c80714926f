"""Sagsoverdragelse og oplæring ved rådgiverskifte (catalogue: sagsoverdragelse_raadgiverskifte.md)."""

from __future__ import annotations

import pytest

from tests.support.scenario import Case, Municipality

LEAVES = "Registrér at sagsbehandler stopper"
INTRODUCE = "Planlæg introduktion og tilknyt mentor"
TRAIN = "Gennemfør oplæring med mentor"
CATALOGUE = "Introducér ydelseskataloget for ny sagsbehandler"
CONFIRM = "Bekræft at oplæringen er gennemført"
NOTE = "Udarbejd overdragelsesnotat"
NAME = "Udpeg ny ansvarlig sagsbehandler"
HAND_OVER = "Overdrag sagen på overdragelsesmøde"
RECEIVE = "Modtag sagen på overdragelsesmøde"
INFORM = "Orientér borger om ny sagsbehandler"


def noted(municipality: Municipality) -> Case:
    case = municipality.start(
        "sagsoverdragelse_raadgiverskifte", ansvarlig_team="tot", skifte_aarsag="sagsbehandler_stopper"
    )
    case.complete(LEAVES, team="teamleder", fratraedelse_dato="2026-03-31", antal_sager=12)
    case.complete(NOTE, team="tot", overdragelsesnotat="Status og frister")
    return case


def trained(municipality: Municipality) -> Case:
    case = municipality.start(
        "sagsoverdragelse_raadgiverskifte", ansvarlig_team="tot", skifte_aarsag="ny_sagsbehandler"
    )
    case.complete(INTRODUCE, team="teamleder", introduktionsprogram="To uger", mentor_rolle="Faglig koordinator")
    case.complete(TRAIN, team="tot", oplaering_emner=["metoder"])
    case.complete(CATALOGUE, team="udfoerer")
    return case


def handed_over(case: Case, receiving: str) -> Case:
    case.complete_all(("tot", HAND_OVER), (receiving, RECEIVE))
    return case


def test_the_case_passes_to_the_new_caseworker_who_informs_the_citizen(municipality: Municipality) -> None:
    case = noted(municipality)
    case.complete(NAME, team="teamleder", ny_sagsbehandler_udpeget="ja", modtagende_team="fagteam")
    handed_over(case, "fagteam")
    assert case.responsible_team == "fagteam"
    case.complete(INFORM, team="fagteam", orientering_dato="2026-03-20", kontaktoplysninger_givet=True)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_overdraget", "fagteam")


@pytest.mark.parametrize("receiver_first", [False, True])
def test_the_responsibility_passes_when_both_have_been_at_the_meeting(
    municipality: Municipality, receiver_first: bool
) -> None:
    case = noted(municipality)
    case.complete(NAME, team="teamleder", ny_sagsbehandler_udpeget="ja", modtagende_team="fagteam")
    first, second = ("tot", HAND_OVER), ("fagteam", RECEIVE)
    if receiver_first:
        first, second = second, first
    case.complete_all(first)
    assert (case.waits_at, case.responsible_team) == ([second[1]], "tot")
    case.complete_all(second)
    assert (case.waits_at, case.responsible_team) == ([INFORM], "fagteam")


def test_the_leader_holds_the_case_until_somebody_is_named(municipality: Municipality) -> None:
    case = noted(municipality)
    for _ in range(2):
        case.complete(NAME, team="teamleder", ny_sagsbehandler_udpeget="nej")
        assert (case.waits_at, case.responsible_team) == ([NAME], "teamleder")
    case.complete(NAME, team="teamleder", ny_sagsbehandler_udpeget="ja", modtagende_team="tot")
    handed_over(case, "tot")  # by the team that had the case, not by the leader
    case.complete(INFORM, team="tot", orientering_dato="2026-03-20", kontaktoplysninger_givet=True)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_overdraget", "tot")


def test_a_new_caseworker_is_trained_until_the_leader_is_content(municipality: Municipality) -> None:
    case = trained(municipality)
    case.complete(CONFIRM, team="teamleder", oplaering_gennemfoert="nej", sager_overdrages="nej")
    case.complete(TRAIN, team="tot", oplaering_emner=["metoder", "viden"])
    case.complete(CATALOGUE, team="udfoerer")
    case.complete(CONFIRM, team="teamleder", oplaering_gennemfoert="ja", sager_overdrages="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "oplaering_afsluttet", "tot")


def test_cases_are_handed_over_to_a_trained_caseworker(municipality: Municipality) -> None:
    case = trained(municipality)
    case.complete(CONFIRM, team="teamleder", oplaering_gennemfoert="ja", sager_overdrages="ja")
    assert [(task.team, task.name) for task in case.tasks] == [("tot", NOTE)]
