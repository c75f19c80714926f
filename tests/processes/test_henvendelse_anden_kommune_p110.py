"""Henvendelser fra andre kommuner, § 110 til § 85 (catalogue: henvendelse_anden_kommune_p110.md)."""

from __future__ import annotations

import pytest

from tests.support.called import discuss_deviation
from tests.support.scenario import Case, Municipality

SPARRING = "Giv sparring til fagteamrådgiver"
CASEWORK = "Varetag sagsbehandlingen af § 85-ansøgningen"


def received(municipality: Municipality, sparring: str, deviation: str = "nej") -> Case:
    case = municipality.start(
        "henvendelse_anden_kommune_p110", ansvarlig_team="fagteam", afsender_kommune="Nabokommunen"
    )
    case.complete(
        "Modtag henvendelse fra anden kommune",
        team="fagteam",
        henvendelse_dato="2026-03-02",
        sparring_oenskes=sparring,
        afvigelse_oenskes=deviation,
    )
    return case


def test_fagteam_does_the_casework_alone(municipality: Municipality) -> None:
    case = received(municipality, "nej")
    case.complete(CASEWORK, team="fagteam")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_fagteam", "fagteam")


def test_fagteam_does_the_casework_after_sparring_from_hjemindsatsen(municipality: Municipality) -> None:
    case = received(municipality, "ja")
    case.complete(SPARRING, team="hjemindsats", sparring_noter="Sparring")
    case.complete(CASEWORK, team="fagteam")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_fagteam", "fagteam")


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = received(municipality, "ja", deviation="ja")
    discuss_deviation(case, "fagteam", "afvigelse_aftalt", responsible="hjemindsats")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "hjemindsats")


@pytest.mark.parametrize(("sparring", "next_task"), [("ja", SPARRING), ("nej", CASEWORK)])
def test_when_the_agreement_is_followed_the_procedure_goes_on(
    municipality: Municipality, sparring: str, next_task: str
) -> None:
    case = received(municipality, sparring, deviation="ja")
    discuss_deviation(case, "fagteam", "aftale_foelges")
    assert (case.waits_at, case.responsible_team) == ([next_task], "fagteam")
