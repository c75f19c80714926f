"""Samarbejdsforum/netværksmøde indkaldt af Specialafsnittet (catalogue: samarbejdsforum_boern.md)."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.support.scenario import Case, Municipality

INVITE = "Vurdér hvem der skal inviteres"
CALL = "Indkald til samarbejdsmøde"
TAKE_PART = "Deltag i samarbejdsmøde"
LEAD = "Led samarbejdsmødet"
SETTLE = "Fastlæg ansvar for sagens videre behandling"
OTHERS = ("ppr", "udfoerer", "voksenhandicap", "jobcenter")


def invited(municipality: Municipality, *teams: str) -> Case:
    case = municipality.start("samarbejdsforum_boern", ansvarlig_team="boernehandicap")
    case.complete(INVITE, team="boernehandicap", forum_deltagere=list(teams), samtykke_givet="ja")
    case.complete(CALL, team="boernehandicap", moede_tidspunkt="2026-03-10T10:00:00+01:00")
    return case


@pytest.mark.parametrize("teams", [teams for number in range(5) for teams in combinations(OTHERS, number)])
def test_the_meeting_is_over_when_those_invited_and_the_caseworker_have_met(
    municipality: Municipality, teams: tuple[str, ...]
) -> None:
    case = invited(municipality, *teams)
    assert {(task.team, task.name) for task in case.tasks} == {
        ("boernehandicap", LEAD),
        *((team, TAKE_PART) for team in teams),
    }
    case.complete(LEAD, team="boernehandicap", samtale_referat="Referat")
    case.complete_all(*((team, TAKE_PART) for team in teams))
    case.complete(SETTLE, team="boernehandicap", ansvarsfordeling="Specialafsnittet koordinerer")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "koordineret", "boernehandicap")


def test_the_responsibility_is_settled_only_when_all_have_met(municipality: Municipality) -> None:
    case = invited(municipality, "ppr", "jobcenter")
    case.complete_all(("jobcenter", TAKE_PART), ("boernehandicap", LEAD))
    assert [(task.team, task.name) for task in case.tasks] == [("ppr", TAKE_PART)]


def test_there_is_no_meeting_without_consent(municipality: Municipality) -> None:
    case = municipality.start("samarbejdsforum_boern", ansvarlig_team="boernehandicap")
    case.complete(INVITE, team="boernehandicap", forum_deltagere=["ppr"], samtykke_givet="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "uden_samtykke", "boernehandicap")
