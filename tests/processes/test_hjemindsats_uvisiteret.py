"""HJEMINDSATS – den uvisiterede indsats (catalogue: hjemindsats_uvisiteret.md)."""

from __future__ import annotations

import pytest

from tests.support.called import discuss_deviation
from tests.support.scenario import Case, Municipality

CASEWORK = "Varetag sagsbehandlingen af borgerens øvrige ansøgninger"


def sparred(municipality: Municipality, other_application: str, deviation: str = "nej") -> Case:
    case = municipality.start("hjemindsats_uvisiteret", ansvarlig_team="hjemindsats")
    case.complete("Bed om sparring fra Hjemindsatsrådgiver", team="icm", sparring_emne="Ophold hos en ven")
    case.complete(
        "Giv sparring til ICM-medarbejder",
        team="hjemindsats",
        oevrig_ansoegning=other_application,
        afvigelse_oenskes=deviation,
    )
    return case


def test_sparring_alone_changes_no_responsibility(municipality: Municipality) -> None:
    case = sparred(municipality, "nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sparring_givet", "hjemindsats")


def test_fagteam_is_responsible_for_other_applications(municipality: Municipality) -> None:
    case = sparred(municipality, "ja")
    assert (case.waits_at, case.responsible_team) == ([CASEWORK], "fagteam")
    case.complete(CASEWORK, team="fagteam")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_fagteam", "fagteam")


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = sparred(municipality, "ja", deviation="ja")
    discuss_deviation(case, "hjemindsats", "afvigelse_aftalt", responsible="hjemindsats")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "hjemindsats")


@pytest.mark.parametrize(
    ("other_application", "waits_at", "state", "team"),
    [("ja", [CASEWORK], None, "fagteam"), ("nej", [], "sparring_givet", "hjemindsats")],
)
def test_when_the_agreement_is_followed_the_procedure_goes_on(
    municipality: Municipality, other_application: str, waits_at: list[str], state: str | None, team: str
) -> None:
    case = sparred(municipality, other_application, deviation="ja")
    discuss_deviation(case, "hjemindsats", "aftale_foelges")
    assert (case.waits_at, case.end_state, case.responsible_team) == (waits_at, state, team)
