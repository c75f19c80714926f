"""Formidling af principafgørelser og anden ny viden (catalogue: videndeling.md)."""

from __future__ import annotations

import pytest

from tests.support.scenario import Municipality

REGISTER = "Registrér ny viden"
UPDATE = "Opdatér skabeloner og henvisninger"
PASS_ON = "Formidl ny viden på teammøde"


@pytest.mark.parametrize("touched", ["ja", "nej"])
@pytest.mark.parametrize("kind", ["principafgoerelse", "lovgivning", "hjemvisning", "anden"])
def test_new_knowledge_reaches_the_team_and_the_templates_it_touches(
    municipality: Municipality, kind: str, touched: str
) -> None:
    case = municipality.start("videndeling", ansvarlig_team="jurist", viden_type=kind)
    case.complete(REGISTER, team="jurist", viden_resume="Resumé", skabelon_beroert=touched)
    if touched == "ja":
        assert case.waits_at == [UPDATE]
        case.complete(UPDATE, team="jurist", skabelon_opdateret=True)
    assert [(task.team, task.name) for task in case.tasks] == [("teamleder", PASS_ON)]
    case.complete(PASS_ON, team="teamleder", teammoede_dato="2026-03-09")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "formidlet", "jurist")
