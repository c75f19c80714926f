"""Sagsåbning (Vendepunktet) (catalogue: sagsaabning.md)."""

from __future__ import annotations

import pytest

from tests.support.scenario import Case, Municipality

REFER = "Henvis borger til Vendepunktet"
AGREES = "Afklar om borger er indforstået med henvendelsen"
CONTACT = "Kontakt afsenderen af henvendelsesskemaet"
TELEPHONE = "Modtag telefonisk henvendelse fra samarbejdspartner"
CHECK = "Kontrollér henvendelsesskema og samtykkeerklæring"
RETURN = "Send mangelfuldt skema tilbage til afsenderen"
REGISTER = "Registrér henvendelsen og opret borger"
GUARDIAN = "Sikr at der ansøges om værgemål"
DESCRIBE = "Udfyld sagsåbningen beskrivende"
ASSESS = "Vurdér om henvendelsen kan føre til en sag"
DISTRIBUTE = "Fordel sagen til rådgiver"
TEAM = "vendepunktet"


def contacted(municipality: Municipality, source: str) -> Case:
    return municipality.start("sagsaabning", ansvarlig_team=TEAM, henvendelse_kilde=source)


def by_telephone(municipality: Municipality, relevant: str) -> Case:
    case = contacted(municipality, "samarbejdspartner_telefon")
    case.complete(TELEPHONE, team=TEAM, borgers_motivation="Ønsker støtte", henvendelse_relevant=relevant)
    return case


def by_others(municipality: Municipality, agrees: str, guardian: str) -> Case:
    case = contacted(municipality, "anden_end_borger")
    case.complete(AGREES, team=TEAM, borger_indforstaaet=agrees)
    case.complete(REGISTER, team=TEAM, henvendelse_dato="2026-03-02", vaergemaal_behov=guardian)
    if guardian == "ja":
        case.complete(GUARDIAN, team=TEAM, vaergemaal_ansoegt_dato="2026-03-03")
    return case


def described(municipality: Municipality) -> Case:
    case = contacted(municipality, "borger")
    case.complete(REGISTER, team=TEAM, henvendelse_dato="2026-03-02", vaergemaal_behov="nej")
    case.complete(DESCRIBE, team=TEAM, sagsaabning_beskrivelse="Søger bostøtte")
    return case


def test_a_citizen_is_registered_at_once(municipality: Municipality) -> None:
    case = contacted(municipality, "borger")
    assert [(task.team, task.name) for task in case.tasks] == [(TEAM, REGISTER)]


def test_udfoerer_refers_the_citizen_to_vendepunktet(municipality: Municipality) -> None:
    case = contacted(municipality, "udfoerer")
    case.complete(REFER, team="udfoerer", henvisning_noter="Henvist")
    assert case.waits_at == [REGISTER]


def test_a_partner_who_only_sent_a_form_is_contacted_first(municipality: Municipality) -> None:
    case = contacted(municipality, "samarbejdspartner_skema")
    case.complete(CONTACT, team=TEAM, kontakt_noter="Ringet op")
    assert case.waits_at == [TELEPHONE]


def test_a_partners_form_is_returned_until_it_is_complete(municipality: Municipality) -> None:
    case = by_telephone(municipality, "ja")
    for _ in range(2):
        case.complete(CHECK, team=TEAM, skema_status="mangelfuldt")
        case.complete(RETURN, team=TEAM, skema_mangler="Underskrift")
    case.complete(CHECK, team=TEAM, skema_status="fyldestgoerende")
    assert case.waits_at == [REGISTER]


def test_a_partners_irrelevant_contact_leads_to_no_case(municipality: Municipality) -> None:
    case = by_telephone(municipality, "nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_sag", TEAM)
    assert case.variables["foerer_til_sag"] == "nej"


@pytest.mark.parametrize("guardian", ["ja", "nej"])
def test_a_contact_the_citizen_agrees_to_is_described(municipality: Municipality, guardian: str) -> None:
    assert by_others(municipality, "ja", guardian).waits_at == [DESCRIBE]


@pytest.mark.parametrize("guardian", ["ja", "nej"])
def test_a_contact_the_citizen_does_not_agree_to_is_registered_and_no_more(
    municipality: Municipality, guardian: str
) -> None:
    case = by_others(municipality, "nej", guardian)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_sag", TEAM)
    assert case.variables["foerer_til_sag"] == "nej"


def test_guardianship_is_applied_for_when_the_citizen_needs_it(municipality: Municipality) -> None:
    case = contacted(municipality, "borger")
    case.complete(REGISTER, team=TEAM, henvendelse_dato="2026-03-02", vaergemaal_behov="ja")
    assert case.waits_at == [GUARDIAN]
    case.complete(GUARDIAN, team=TEAM, vaergemaal_ansoegt_dato="2026-03-03")
    assert case.waits_at == [DESCRIBE]


@pytest.mark.parametrize("team", ["fagteam", "tot", "team_107", "hjemindsats", "rusmidler"])
def test_a_case_is_given_to_the_team_of_an_adviser(municipality: Municipality, team: str) -> None:
    case = described(municipality)
    case.complete(ASSESS, team=TEAM, foerer_til_sag="ja", muligt_tilbud="Bostøtte")
    assert (case.waits_at, case.responsible_team) == ([DISTRIBUTE], TEAM)
    case.complete(DISTRIBUTE, team=TEAM, fordelt_team=team)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "sag_oprettet", team)


def test_a_contact_that_cannot_lead_to_a_case_ends_in_vendepunktet(municipality: Municipality) -> None:
    case = described(municipality)
    case.complete(ASSESS, team=TEAM, foerer_til_sag="nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ingen_sag", TEAM)
