"""Ungekoordineringssager – fordeling (catalogue: ungekoordinering_fordeling.md)."""

from __future__ import annotations

import pytest

from tests.support.scenario import Municipality


@pytest.mark.parametrize("before", ["voksenhandicap", "ledelse"])
@pytest.mark.parametrize(
    ("obvious", "receiving"), [("p108_ekstern", "tot"), ("p107", "team_107"), ("ikke_aabenlyst", "fagteam")]
)
def test_leadership_gives_the_case_to_the_team_it_obviously_points_to(
    municipality: Municipality, before: str, obvious: str, receiving: str
) -> None:
    case = municipality.start("ungekoordinering_fordeling", ansvarlig_team=before)
    assert case.responsible_team == before
    case.complete("Fordel ungekoordineringssag", team="ledelse", aabenlyst_forloeb=obvious)
    assert (case.waits_at, case.responsible_team) == (["Modtag ungekoordineringssag"], receiving)
    case.complete("Modtag ungekoordineringssag", team=receiving)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_fordelt", receiving)
    assert case.variables["modtagende_team"] == receiving
