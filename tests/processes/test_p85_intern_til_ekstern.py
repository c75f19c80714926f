"""§ 85 – Fra intern til ekstern (catalogue: p85_intern_til_ekstern.md)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.called import discuss_deviation
from tests.support.scenario import Case, Municipality

ASSESS = "Vurdér hvem der varetager den primære indsats"
HANDLE = "Håndtér sagen med TOT som sparringspartner"
TELL_CITIZEN = "Orientér borger om at sagen overgår til ny rådgiver"


def assessed(municipality: Municipality, primary: str, deviation: str = "nej") -> Case:
    case = municipality.start("p85_intern_til_ekstern", ansvarlig_team="fagteam", behovsbeskrivelse="Støtte i hjemmet")
    case.complete("Inddrag TOT-rådgiver til sparring", team="fagteam", sparring_emne="Valg af leverandør")
    case.complete("Giv sparring om leverandør og arbejdsgang", team="tot", sparring_noter="Brug rammeaftalen")
    case.complete(ASSESS, team="fagteam", primaer_indsats=primary, afvigelse_oenskes=deviation)
    return case


def test_tot_is_involved_the_day_the_procedure_starts(municipality: Municipality) -> None:
    case = municipality.start("p85_intern_til_ekstern", ansvarlig_team="fagteam")
    assert case.due("Inddrag TOT-rådgiver til sparring", "fagteam") == date(2026, 3, 2)
    case.complete("Inddrag TOT-rådgiver til sparring", team="fagteam")
    assert case.due("Giv sparring om leverandør og arbejdsgang", "tot") is None


def test_an_internal_primary_supplier_leaves_the_case_with_fagteam(municipality: Municipality) -> None:
    case = assessed(municipality, "intern")
    case.complete(HANDLE, team="fagteam", yderligere_sparring="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_fagteam", "fagteam")


def test_tot_is_asked_again_as_often_as_needed(municipality: Municipality) -> None:
    case = assessed(municipality, "intern")
    for _ in range(2):
        case.complete(HANDLE, team="fagteam", yderligere_sparring="ja")
        case.complete("Giv sparring som sparringspartner", team="tot", sparring_noter="Svar")
        assert case.waits_at == [HANDLE]
    case.complete(HANDLE, team="fagteam", yderligere_sparring="nej")
    assert (case.end_state, case.responsible_team) == ("sag_hos_fagteam", "fagteam")


def test_an_external_primary_supplier_gives_the_case_to_tot_before_the_contract(municipality: Municipality) -> None:
    case = assessed(municipality, "ekstern")
    assert case.responsible_team == "fagteam"
    case.complete(TELL_CITIZEN, team="fagteam", orientering_dato="2026-03-04")
    assert (case.waits_at, case.responsible_team) == (["Indgå kontrakt med ekstern leverandør"], "tot")
    case.complete("Indgå kontrakt med ekstern leverandør", team="tot", leverandoer="L", kontrakt_dato="2026-03-09")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_tot", "tot")


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = assessed(municipality, "ekstern", deviation="ja")
    discuss_deviation(case, "fagteam", "afvigelse_aftalt", responsible="hjemindsats")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "hjemindsats")


@pytest.mark.parametrize(("primary", "next_task"), [("intern", HANDLE), ("ekstern", TELL_CITIZEN)])
def test_when_the_agreement_is_followed_the_primary_supplier_decides(
    municipality: Municipality, primary: str, next_task: str
) -> None:
    case = assessed(municipality, primary, deviation="ja")
    discuss_deviation(case, "fagteam", "aftale_foelges")
    assert (case.waits_at, case.responsible_team) == ([next_task], "fagteam")
