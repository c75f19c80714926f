"""Manglende overholdelse af sagsbehandlingstid (catalogue: frist_overskredet.md)."""

from __future__ import annotations

import pytest

from tests.support.scenario import Case, Municipality

WEIGH = "Vurdér om fristoverskridelsen er nødvendig"
LETTER = "Send brev om at sagsbehandlingstiden ikke kan overholdes"


def weighed(municipality: Municipality, necessary: str, deadline_of: str = "fagteam") -> Case:
    case = municipality.start("frist_overskredet", ansvarlig_team="aeldre", frist_team=deadline_of)
    case.complete(WEIGH, team=deadline_of, frist_aarsag="koordinerende_moede", overskridelse_noedvendig=necessary)
    return case


@pytest.mark.parametrize("deadline_of", ["fagteam", "aeldre", "hjaelpemidler"])
def test_the_team_whose_deadline_is_exceeded_writes_to_the_citizen(
    municipality: Municipality, deadline_of: str
) -> None:
    case = weighed(municipality, "ja", deadline_of)
    case.complete(LETTER, team=deadline_of, forventet_afgoerelsestidspunkt="2026-05-01")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "brev_sendt", "aeldre")


def test_the_deadline_stands_when_it_need_not_be_exceeded(municipality: Municipality) -> None:
    case = weighed(municipality, "nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "frist_fastholdes", "aeldre")
