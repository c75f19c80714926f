"""Prioritering – en sag rykkes frem i køen (catalogue: prioritering_sag.md)."""

from __future__ import annotations

import pytest

from tests.support.called import exceed_deadline
from tests.support.scenario import Case, Municipality


def prioritised(municipality: Municipality, moved: str, others_delayed: str) -> Case:
    case = municipality.start("prioritering_sag", ansvarlig_team="fagteam")
    case.complete("Bed om at en sag rykkes frem", team="fagteam", anmodet_team="aeldre")
    case.complete(
        "Prioritér sagen ud fra en samlet vurdering",
        team="aeldre",
        sag_rykkes_frem=moved,
        andre_sager_forsinkes=others_delayed,
    )
    return case


def test_the_case_is_moved_up_when_nobody_is_delayed(municipality: Municipality) -> None:
    case = prioritised(municipality, "ja", "nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "rykket_frem", "fagteam")


@pytest.mark.parametrize("necessary", ["ja", "nej"])
def test_the_team_asked_writes_to_the_citizens_it_delays(municipality: Municipality, necessary: str) -> None:
    case = prioritised(municipality, "ja", "ja")
    assert case.variables["frist_team"] == "aeldre"
    exceed_deadline(case, "aeldre", necessary)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "rykket_frem", "fagteam")


@pytest.mark.parametrize("others_delayed", ["ja", "nej"])
def test_the_case_keeps_its_place_when_it_is_not_moved(municipality: Municipality, others_delayed: str) -> None:
    case = prioritised(municipality, "nej", others_delayed)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ikke_rykket", "fagteam")
