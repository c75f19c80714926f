"""Levering af den sociale indsats (catalogue: levering.md)."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.support.scenario import COPENHAGEN, Case, Municipality

SUBGOALS = "Opret delmål sammen med borger"
ACTIONS = "Beskriv handlinger"
DOCUMENT = "Dokumentér på delmål og følg op"
WARNING = "Opfølgning nærmer sig"
WARNING_TIME = datetime(2026, 6, 2, 0, 0, tzinfo=COPENHAGEN)


def started(municipality: Municipality, **variables: str) -> Case:
    return municipality.start("levering", ansvarlig_team="tot", opfoelgning_varsel_dato="2026-06-02", **variables)


def documenting(municipality: Municipality) -> Case:
    return started(municipality, delmaal_status="gaeldende")


def test_udfoerer_makes_delmaal_and_actions_before_documenting(municipality: Municipality) -> None:
    case = started(municipality, delmaal_status="mangler")
    case.complete(SUBGOALS, team="udfoerer", delmaal="Handle ind", delmaal_smart=["specifikt"])
    case.complete(ACTIONS, team="udfoerer", handlinger="Indkøb", faglige_metoder="Motiverende samtale")
    assert case.waits_at == [DOCUMENT, WARNING]
    assert case.variables["delmaal_status"] == "gaeldende"


def test_delmaal_that_are_not_mentioned_are_missing(municipality: Municipality) -> None:
    assert started(municipality).waits_at == [WARNING, SUBGOALS]


def test_delmaal_in_force_are_documented_at_once(municipality: Municipality) -> None:
    case = documenting(municipality)
    assert [(task.team, task.name) for task in case.tasks] == [("udfoerer", DOCUMENT)]


@pytest.mark.parametrize("step", [SUBGOALS, ACTIONS, DOCUMENT])
def test_the_approaching_follow_up_ends_whatever_udfoerer_is_doing(municipality: Municipality, step: str) -> None:
    case = started(municipality, delmaal_status="gaeldende" if step == DOCUMENT else "mangler")
    if step == ACTIONS:
        case.complete(SUBGOALS, team="udfoerer", delmaal="Handle ind")
    assert case.waits_at == sorted([step, WARNING])
    assert case.timer(WARNING) == WARNING_TIME
    case.advance("P91D")
    assert not case.ended
    case.advance("P1D")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "leveret", "tot")
    assert case.variables["udfoerer_anmodning"] == "ingen"


def test_without_a_request_the_delivery_waits_for_the_follow_up(municipality: Municipality) -> None:
    case = documenting(municipality)
    case.complete(DOCUMENT, team="udfoerer", udfoerer_anmodning="ingen")
    assert case.waits_at == [WARNING]
    assert case.timer(WARNING) == WARNING_TIME
    case.advance("P3M")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "leveret", "tot")


@pytest.mark.parametrize("request_", ["aendring_af_indsatsmaal", "revisitation", "ophoer"])
def test_a_request_ends_the_delivery_at_once(municipality: Municipality, request_: str) -> None:
    case = documenting(municipality)
    case.complete(DOCUMENT, team="udfoerer", udfoerer_anmodning=request_)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "leveret", "tot")
