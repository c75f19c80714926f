"""§ 85 – Fra ekstern til intern (catalogue: p85_ekstern_til_intern.md)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.scenario import Case, Municipality

ASSESS = "Vurdér hvem der varetager den primære indsats"


def sparred(municipality: Municipality) -> Case:
    case = municipality.start("p85_ekstern_til_intern", ansvarlig_team="tot", behovsbeskrivelse="Støtte i hjemmet")
    case.complete("Inddrag fagteamrådgiver til sparring", team="tot")
    case.complete("Giv sparring om leverandør og arbejdsgang", team="fagteam", sparring_noter="Brug Bo selv")
    return case


def discussed(municipality: Municipality, primary: str, outcome: str, **values: str) -> Case:
    case = sparred(municipality)
    case.complete(ASSESS, team="tot", primaer_indsats=primary, afvigelse_oenskes="ja")
    case.complete("Beskriv ønsket afvigelse fra samarbejdsaftalen", team="tot", afvigelse_beskrivelse="Særlige forhold")
    case.complete("Drøft afvigelse med rådgiver", team="teamleder", afvigelse_udfald=outcome, **values)
    return case


def test_an_internal_supplier_gives_the_case_to_fagteam_after_three_months(municipality: Municipality) -> None:
    case = sparred(municipality)
    case.complete(ASSESS, team="tot", primaer_indsats="intern", afvigelse_oenskes="nej")
    assert case.due("Kontrollér at VUM er opdateret", "tot") == date(2026, 3, 2)
    case.complete("Kontrollér at VUM er opdateret", team="tot", vum_opdateret="ja")
    case.complete("Indkald til tre-måneders opfølgning", team="tot", moede_tidspunkt="2026-06-02T10:00:00+02:00")
    case.advance("P3M")
    case.complete("Afhold den primære samtale ved tre-måneders opfølgning", team="tot", samtale_referat="Referat")
    case.complete("Notér og stil spørgsmål ved tre-måneders opfølgning", team="fagteam", moede_noter="Noter")
    case.complete("Opdatér VUM og serviceydelser", team="fagteam", aendringer_i_indsats="nej")
    assert case.ended
    assert case.end_state == "sag_hos_fagteam"
    assert case.responsible_team == "fagteam"
    assert case.variables["afgivende_team"] == "tot"
    assert case.variables["modtagende_team"] == "fagteam"
    assert case.passed[-1] == "End_sag_hos_fagteam"


def test_an_external_supplier_leaves_the_case_with_tot(municipality: Municipality) -> None:
    case = sparred(municipality)
    case.complete(ASSESS, team="tot", primaer_indsats="ekstern", afvigelse_oenskes="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_hos_tot", "tot")


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = discussed(municipality, "intern", "afvigelse_aftalt", afvigelse_ansvarlig_team="hjemindsats")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "hjemindsats")


@pytest.mark.parametrize(
    ("primary", "waits_at", "state"),
    [("intern", ["Kontrollér at VUM er opdateret"], None), ("ekstern", [], "sag_hos_tot")],
)
def test_when_the_agreement_is_followed_the_procedure_goes_on(
    municipality: Municipality, primary: str, waits_at: list[str], state: str | None
) -> None:
    case = discussed(municipality, primary, "aftale_foelges")
    assert (case.waits_at, case.end_state, case.responsible_team) == (waits_at, state, "tot")


def test_each_task_is_its_teams_alone(municipality: Municipality) -> None:
    case = municipality.start("p85_ekstern_til_intern", ansvarlig_team="tot")
    assert [(task.team, task.name) for task in case.tasks] == [("tot", "Inddrag fagteamrådgiver til sparring")]
    case.complete("Inddrag fagteamrådgiver til sparring", team="tot")
    assert [(task.team, task.name) for task in case.tasks] == [("fagteam", "Giv sparring om leverandør og arbejdsgang")]
