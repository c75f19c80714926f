"""§ 85 – Flytning mellem interne teams (catalogue: p85_flytning_internt.md)."""

from __future__ import annotations

import pytest

from tests.support.called import discuss_deviation
from tests.support.scenario import Case, Municipality

HAND_OVER = "Overlevér borger ved internt overleveringsmøde"
RECEIVE = "Deltag i internt overleveringsmøde som modtagende rådgiver"


def moving(municipality: Municipality, changes_adviser: str, deviation: str = "nej", had_by: str = "fagteam") -> Case:
    case = municipality.start("p85_flytning_internt", ansvarlig_team=had_by, distrikt="nord")
    case.complete(
        "Registrér at borger flytter distrikt",
        team="fagteam",
        nyt_distrikt="syd",
        skifter_raadgiver=changes_adviser,
        afvigelse_oenskes=deviation,
    )
    return case


def called_to_meeting(municipality: Municipality, extent: str = "kort", had_by: str = "fagteam") -> Case:
    case = moving(municipality, "ja", had_by=had_by)
    case.complete("Vurdér omfanget af overleveringen", team="fagteam", overleveringsomfang=extent)
    case.complete("Indkald til internt overleveringsmøde", team="fagteam", moede_tidspunkt="2026-03-10T10:00:00+01:00")
    return case


@pytest.mark.parametrize("extent", ["kort", "udvidet"])
def test_a_meeting_is_held_whatever_its_extent(municipality: Municipality, extent: str) -> None:
    case = called_to_meeting(municipality, extent)
    assert case.waits_at == [RECEIVE, HAND_OVER]


@pytest.mark.parametrize("parts", [(HAND_OVER, RECEIVE), (RECEIVE, HAND_OVER)])
def test_the_new_district_is_responsible_when_both_advisers_have_met(
    municipality: Municipality, parts: tuple[str, str]
) -> None:
    case = called_to_meeting(municipality)
    case.complete(parts[0], team="fagteam")
    assert (case.waits_at, case.variables["distrikt"]) == ([parts[1]], "nord")
    case.complete(parts[1], team="fagteam")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "overleveret_internt", "fagteam")
    assert case.variables["distrikt"] == "syd"


def test_fagteam_is_responsible_also_for_a_case_another_team_had_by_deviation(municipality: Municipality) -> None:
    case = called_to_meeting(municipality, had_by="hjemindsats")
    assert case.responsible_team == "hjemindsats"
    case.complete_all(("fagteam", HAND_OVER), ("fagteam", RECEIVE))
    assert (case.end_state, case.responsible_team) == ("overleveret_internt", "fagteam")


def test_nothing_is_handed_over_when_the_adviser_stays_the_same(municipality: Municipality) -> None:
    case = moving(municipality, "nej")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "samme_raadgiver", "fagteam")
    assert case.variables["distrikt"] == "nord"


def test_an_agreed_deviation_ends_the_procedure_with_the_agreed_team(municipality: Municipality) -> None:
    case = moving(municipality, "ja", deviation="ja")
    discuss_deviation(case, "fagteam", "afvigelse_aftalt", responsible="tot")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "afvigelse_aftalt", "tot")


@pytest.mark.parametrize(
    ("changes_adviser", "waits_at", "state"),
    [("ja", ["Vurdér omfanget af overleveringen"], None), ("nej", [], "samme_raadgiver")],
)
def test_when_the_agreement_is_followed_the_procedure_goes_on(
    municipality: Municipality, changes_adviser: str, waits_at: list[str], state: str | None
) -> None:
    case = moving(municipality, changes_adviser, deviation="ja")
    discuss_deviation(case, "fagteam", "aftale_foelges")
    assert (case.waits_at, case.end_state, case.responsible_team) == (waits_at, state, "fagteam")
