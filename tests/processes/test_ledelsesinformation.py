"""Ledelsesinformation og overholdelse af frister (catalogue: ledelsesinformation.md)."""

from __future__ import annotations

import pytest

from tests.support.scenario import Case, Municipality

ASSURE = "Kvalitetssikr ledelsesinformation"
EXPLAIN = "Beskriv årsag og handling ved overskredne frister"
RECEIVE = "Modtag ledelsesinformation"
COMMITTEE = "Forelæg ledelsesinformation for det politiske udvalg"
PASS_ON = "Formidl resultaterne til sagsbehandlerne"


def assured(municipality: Municipality, kept: str, period: str = "kvartal") -> Case:
    case = municipality.start("ledelsesinformation", ansvarlig_team="teamleder", rapport_periode=period)
    case.complete(ASSURE, team="teamleder", frister_overholdt=kept)
    return case


@pytest.mark.parametrize("period", ["maaned", "kvartal"])
def test_the_report_is_made_before_the_leader_assures_its_quality(municipality: Municipality, period: str) -> None:
    case = municipality.start("ledelsesinformation", ansvarlig_team="teamleder", rapport_periode=period)
    assert [(task.team, task.name) for task in case.tasks] == [("teamleder", ASSURE)]
    assert case.variables["rapport_dannet"] == "ja"


def test_exceeded_deadlines_are_explained(municipality: Municipality) -> None:
    case = assured(municipality, "nej")
    case.complete(EXPLAIN, team="teamleder", handleplan_frister="Flere medarbejdere")
    assert [(task.team, task.name) for task in case.tasks] == [("oeverste_ledelse", RECEIVE)]


@pytest.mark.parametrize("put_before", ["ja", "nej"])
def test_the_results_reach_the_caseworkers_also_without_the_committee(
    municipality: Municipality, put_before: str
) -> None:
    case = assured(municipality, "ja")
    case.complete(RECEIVE, team="oeverste_ledelse", forelaegges_udvalg=put_before)
    if put_before == "ja":
        case.complete(COMMITTEE, team="oeverste_ledelse", forelagt_dato="2026-03-20")
    case.complete(PASS_ON, team="teamleder", feedback_noter="Gennemgået på teammøde")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "rapporteret", "teamleder")
