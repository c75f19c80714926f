"""Afvigelse fra samarbejdsaftalen (catalogue: afvigelse.md)."""

from __future__ import annotations

from tests.support.scenario import Case, Municipality


def described(municipality: Municipality, **variables: str) -> Case:
    case = municipality.start("afvigelse", **{"ansvarlig_team": "tot", **variables})
    case.complete(
        "Beskriv ønsket afvigelse fra samarbejdsaftalen", team="tot", afvigelse_beskrivelse="Borger ønsker det"
    )
    return case


def test_an_agreed_deviation_moves_the_responsibility(municipality: Municipality) -> None:
    case = described(municipality)
    case.complete(
        "Drøft afvigelse med rådgiver",
        team="teamleder",
        afvigelse_udfald="afvigelse_aftalt",
        afvigelse_ansvarlig_team="team_107",
    )
    assert case.ended
    assert case.end_state == "afvigelse_aftalt"
    assert case.responsible_team == "team_107"


def test_without_an_agreement_the_responsibility_stays(municipality: Municipality) -> None:
    case = described(municipality)
    case.complete("Drøft afvigelse med rådgiver", team="teamleder", afvigelse_udfald="aftale_foelges")
    assert case.end_state == "aftale_foelges"
    assert case.responsible_team == "tot"


def test_the_responsible_team_describes_and_the_nearest_leader_discusses(municipality: Municipality) -> None:
    case = municipality.start("afvigelse", ansvarlig_team="hjemindsats", udloesende_procedure="p107_sag")
    assert [(task.team, task.name) for task in case.tasks] == [
        ("hjemindsats", "Beskriv ønsket afvigelse fra samarbejdsaftalen")
    ]
    case.complete("Beskriv ønsket afvigelse fra samarbejdsaftalen", team="hjemindsats")
    assert [(task.team, task.name) for task in case.tasks] == [("teamleder", "Drøft afvigelse med rådgiver")]
    assert case.due("Drøft afvigelse med rådgiver") is None
