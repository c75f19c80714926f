"""Ophør i forbindelse med flytning til anden kommune (catalogue: flytning_anden_kommune.md)."""

from __future__ import annotations

import pytest

from tests.support.scenario import Case, Municipality

REGISTER = "Registrér flytning til anden kommune"
ADVISE = "Rådgiv om handle- og betalingskommune"
GUIDE = "Vejled borger om at kontakte den nye kommune"
SEND = "Oversend sagens akter til borgers nye kommune"
ENDINGS = [("tilflytningskommune", "overgaaet", "anden_kommune"), ("fraflytningskommune", "fortsat", "tot")]


def advised(municipality: Municipality, responsible: str) -> Case:
    case = municipality.start("flytning_anden_kommune", ansvarlig_team="tot")
    case.complete(REGISTER, team="tot", ny_kommune="Naboby", flyttedato="2026-04-01")
    case.complete(ADVISE, team="jurist", ny_handlekommune=responsible, begrundelse="Fast bopæl")
    return case


@pytest.mark.parametrize(("responsible", "end_state", "team"), ENDINGS)
def test_the_files_are_sent_with_consent(
    municipality: Municipality, responsible: str, end_state: str, team: str
) -> None:
    case = advised(municipality, responsible)
    case.complete(GUIDE, team="tot", orientering_dato="2026-03-03", samtykke_oversendelse="ja")
    assert (case.waits_at, case.responsible_team) == ([SEND], "tot")
    case.complete(SEND, team="tot", oversendt_dato="2026-03-04")
    assert (case.ended, case.end_state, case.responsible_team) == (True, end_state, team)


@pytest.mark.parametrize(("responsible", "end_state", "team"), ENDINGS)
def test_without_consent_nothing_is_sent(
    municipality: Municipality, responsible: str, end_state: str, team: str
) -> None:
    case = advised(municipality, responsible)
    case.complete(GUIDE, team="tot", orientering_dato="2026-03-03", samtykke_oversendelse="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, end_state, team)
