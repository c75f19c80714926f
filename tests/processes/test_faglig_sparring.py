"""Faste sparringsmøder (catalogue: faglig_sparring.md)."""

from __future__ import annotations

import pytest

from tests.support.scenario import Case, Municipality

PREPARE = "Forbered sager til sparring"
HOLD = "Afhold sparringsmøde"
TAKE_PART = "Deltag i sparringsmøde"
LAWYER = "Giv juridisk sparring"
RECORD = "Registrér resultatet af sparringen"
TEAM_MEETING = "Sæt principiel drøftelse på teammøde"


def prepared(municipality: Municipality, legal: str = "nej") -> Case:
    case = municipality.start("faglig_sparring", ansvarlig_team="boernehandicap")
    case.complete(PREPARE, team="boernehandicap", sparring_emne="Målgruppe", juridisk_sparring=legal)
    return case


def met(municipality: Municipality, legal: str = "nej") -> Case:
    case = prepared(municipality, legal)
    case.complete_all(("teamleder", HOLD), ("boernehandicap", TAKE_PART))
    return case


@pytest.mark.parametrize("leader_first", [True, False])
def test_leader_and_caseworker_meet(municipality: Municipality, leader_first: bool) -> None:
    case = prepared(municipality)
    first, second = ("teamleder", HOLD), ("boernehandicap", TAKE_PART)
    if not leader_first:
        first, second = second, first
    case.complete_all(first)
    assert case.waits_at == [second[1]]
    case.complete_all(second)
    assert case.waits_at == [RECORD]


def test_the_lawyer_answers_when_legal_sparring_is_wanted(municipality: Municipality) -> None:
    case = met(municipality, legal="ja")
    case.complete(LAWYER, team="jurist", juridisk_sparring_noter="Hjemmel")
    assert [(task.team, task.name) for task in case.tasks] == [("boernehandicap", RECORD)]


def test_a_matter_of_principle_comes_before_the_team(municipality: Municipality) -> None:
    case = met(municipality)
    case.complete(RECORD, team="boernehandicap", principiel_droeftelse="ja")
    case.complete(TEAM_MEETING, team="teamleder", teammoede_dato="2026-03-09")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sparring_afholdt", "boernehandicap")


def test_other_questions_end_with_the_meeting(municipality: Municipality) -> None:
    case = met(municipality)
    case.complete(RECORD, team="boernehandicap", principiel_droeftelse="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sparring_afholdt", "boernehandicap")
