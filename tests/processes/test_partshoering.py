"""Partshøring (catalogue: partshoering.md)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from engine.errors import FormInvalid
from tests.support.scenario import COPENHAGEN, Case, Municipality

SEND = "Send partshøring"
ANSWER = "Registrér partshøringssvar"
INCLUDE = "Inddrag bemærkninger i sagen"
EXPIRED = "Partshøringsfristen er udløbet"


def sent(municipality: Municipality, days: int | None = 14) -> Case:
    case = municipality.start("partshoering", ansvarlig_team="fagteam")
    case.complete(SEND, team="fagteam", partshoering_materiale="Udtalelse", partshoering_frist_dage=days)
    return case


@pytest.mark.parametrize(
    ("days", "deadline"),
    [
        (None, date(2026, 3, 16)),
        (5, date(2026, 3, 16)),
        (14, date(2026, 3, 16)),
        (15, date(2026, 3, 17)),
        (30, date(2026, 4, 1)),  # in summer time
    ],
)
def test_the_party_has_at_least_fourteen_days(municipality: Municipality, days: int | None, deadline: date) -> None:
    case = sent(municipality, days)
    assert case.waits_at == [EXPIRED, ANSWER]
    assert case.due(ANSWER) == deadline
    assert case.timer(EXPIRED) == datetime(deadline.year, deadline.month, deadline.day, 9, 0, tzinfo=COPENHAGEN)


def test_remarks_become_part_of_the_case(municipality: Municipality) -> None:
    case = sent(municipality)
    case.complete(ANSWER, team="fagteam", partshoeringssvar="bemaerkninger", partshoering_bemaerkninger="Uenig")
    assert case.waits_at == [INCLUDE]
    case.complete(INCLUDE, team="fagteam", bemaerkninger_inddraget="Vurderingen er ændret")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "partshoert", "fagteam")


def test_without_remarks_the_hearing_is_over(municipality: Municipality) -> None:
    case = sent(municipality)
    case.complete(ANSWER, team="fagteam", partshoeringssvar="ingen_bemaerkninger")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "partshoert", "fagteam")


def test_the_hearing_is_over_when_the_deadline_expires_without_an_answer(municipality: Municipality) -> None:
    case = sent(municipality)
    case.advance("P13D")
    assert case.waits_at == [EXPIRED, ANSWER]
    case.advance("P1D")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "partshoert", "fagteam")
    assert case.variables["partshoeringssvar"] == "intet_svar"


def test_that_no_answer_came_is_for_the_deadline_to_say(municipality: Municipality) -> None:
    case = sent(municipality)
    with pytest.raises(FormInvalid):
        case.submit(ANSWER, team="fagteam", partshoeringssvar="intet_svar")
    assert case.waits_at == [EXPIRED, ANSWER]
