"""§ 103/104 – hvem er ansvarlig for alle indsatser (catalogue: p103_p104_ansvar.md)."""

from __future__ import annotations

import pytest

from tests.support.called import discuss_deviation
from tests.support.scenario import Case, Municipality

DISAGREEMENT = "Drøft uenighed om ansvar"
CONFIRM = "Bekræft ansvar for alle indsatser"


def registered(municipality: Municipality, **answers: str) -> Case:
    given = {
        "p103_104_leverandoer": "intern",
        "stoette_leverandoer": "ekstern",
        "stoette_paragraf": "p85",
        "primaer_indsats_type": "stoette",
        "uenighed_om_ansvar": "nej",
        "afvigelse_oenskes": "nej",
    }
    case = municipality.start("p103_p104_ansvar", ansvarlig_team="hjemindsats")
    case.complete("Registrér borgerens samtidige indsatser", team="hjemindsats", **given | answers)
    return case


@pytest.mark.parametrize(
    ("offer", "support", "primary", "paragraph", "responsible"),
    [
        ("intern", "intern", "stoette", "p107", "team_107"),
        ("ekstern", "ekstern", "stoette", "p107", "team_107"),
        ("ekstern", "intern", "stoette", "p85", "fagteam"),
        ("intern", "intern", "stoette", "p108", "fagteam"),
        ("intern", "ekstern", "stoette", "p85", "tot"),
        ("ekstern", "ekstern", "stoette", "p105_85", "tot"),
        ("intern", "ekstern", "p103_104", "p85", "fagteam"),
        ("intern", "intern", "p103_104", "p107", "fagteam"),
        ("ekstern", "intern", "p103_104", "p108", "tot"),
        ("ekstern", "ekstern", "p103_104", "p107", "tot"),
    ],
)
def test_the_adviser_of_the_primary_effort_is_responsible_for_all(
    municipality: Municipality, offer: str, support: str, primary: str, paragraph: str, responsible: str
) -> None:
    case = registered(
        municipality,
        p103_104_leverandoer=offer,
        stoette_leverandoer=support,
        primaer_indsats_type=primary,
        stoette_paragraf=paragraph,
    )
    assert case.responsible_team == responsible
    case.complete(CONFIRM, team=responsible)
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ansvar_placeret", responsible)


def test_the_nearest_leader_settles_a_disagreement(municipality: Municipality) -> None:
    case = registered(municipality, uenighed_om_ansvar="ja")
    assert (case.waits_at, case.responsible_team) == ([DISAGREEMENT], "hjemindsats")
    case.complete(
        DISAGREEMENT, team="teamleder", primaer_indsats_type="p103_104", begrundelse="Dagtilbuddet fylder mest"
    )
    case.complete(CONFIRM, team="fagteam")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "ansvar_placeret", "fagteam")


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = registered(municipality, afvigelse_oenskes="ja")
    discuss_deviation(case, "hjemindsats", "afvigelse_aftalt", responsible="team_107")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "team_107")


@pytest.mark.parametrize(
    ("disagreement", "next_task", "team"), [("ja", DISAGREEMENT, "hjemindsats"), ("nej", CONFIRM, "tot")]
)
def test_when_the_agreement_is_followed_the_procedure_goes_on(
    municipality: Municipality, disagreement: str, next_task: str, team: str
) -> None:
    case = registered(municipality, afvigelse_oenskes="ja", uenighed_om_ansvar=disagreement)
    discuss_deviation(case, "hjemindsats", "aftale_foelges")
    assert (case.waits_at, case.responsible_team) == ([next_task], team)
