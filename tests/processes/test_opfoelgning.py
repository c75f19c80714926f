"""Opfølgning (catalogue: opfoelgning.md)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.scenario import Case, Municipality

CALL = "Indkald til opfølgningsmøde"
FILL_IN = "Udfyld VUM-opfølgningsskema"
PREPARE = "Tjek opfølgningsskemaet og forbered opfølgningsmødet"
CANCEL = "Aflys opfølgningsmødet"
MEET = "Afhold opfølgningsmøde"
TAKE_PART = "Deltag i opfølgningsmøde"
SUPERVISE = "Gennemfør individuelt tilsyn"
FINISH = "Færdiggør opfølgningsskemaet og vurdér indsatsen"
UPDATE = "Opdatér udredningen"
INFORM = "Orientér borger om påtænkt ændring i støtten"
PLAN = "Udarbejd ny handleplan"
NEXT = "Angiv nyt tidspunkt for opfølgning"
FORTNIGHT_BEFORE, DAY, FORTNIGHT_AFTER = date(2026, 3, 16), date(2026, 3, 30), date(2026, 4, 13)


def started(municipality: Municipality, paragraph: str = "p85", plan: str = "nej") -> Case:
    return municipality.start(
        "opfoelgning",
        ansvarlig_team="fagteam",
        paragraf=paragraph,
        opfoelgningsdato="2026-03-30",
        handleplan_oenskes=plan,
    )


def called(municipality: Municipality, paragraph: str = "p85", plan: str = "nej") -> Case:
    case = started(municipality, paragraph, plan)
    case.complete(CALL, team="udfoerer", moede_tidspunkt="2026-03-30T10:00:00+02:00", moede_form="fremmoede")
    case.complete(FILL_IN, team="udfoerer", opfoelgningsskema="Skema")
    return case


def prepared(case: Case, form: str = "fyldestgoerende") -> Case:
    case.complete(PREPARE, team="fagteam", opfoelgningsskema_status=form, magtanvendelse_registreret="nej")
    return case


def met(case: Case) -> Case:
    prepared(case).complete_all(("fagteam", MEET), ("udfoerer", TAKE_PART))
    return case


def assessed(municipality: Municipality, outcome: str, news: str = "nej", plan: str = "nej") -> Case:
    case = met(called(municipality, plan=plan))
    case.complete(FINISH, team="fagteam", opfoelgning_udfald=outcome, vaesentligt_nyt=news)
    return case


def test_the_deadlines_lie_a_fortnight_on_either_side_of_the_meeting(municipality: Municipality) -> None:
    case = started(municipality, plan="ja")
    assert case.due(CALL) == FORTNIGHT_BEFORE
    case.complete(CALL, team="udfoerer", moede_tidspunkt="2026-03-30T10:00:00+02:00")
    assert case.due(FILL_IN) == FORTNIGHT_BEFORE
    case.complete(FILL_IN, team="udfoerer", opfoelgningsskema="Skema")
    assert case.due(PREPARE) == FORTNIGHT_BEFORE
    prepared(case)
    assert (case.due(MEET, "fagteam"), case.due(TAKE_PART, "udfoerer")) == (DAY, DAY)
    case.complete_all(("udfoerer", TAKE_PART), ("fagteam", MEET))
    assert case.due(FINISH) == FORTNIGHT_AFTER
    case.complete(FINISH, team="fagteam", opfoelgning_udfald="uaendret", vaesentligt_nyt="nej", handleplan_oenskes="ja")
    assert case.due(PLAN) == FORTNIGHT_AFTER


def test_a_meeting_that_is_cancelled_for_want_of_a_form_is_called_again(municipality: Municipality) -> None:
    case = prepared(called(municipality), "utilstraekkeligt_aflyses")
    case.complete(CANCEL, team="fagteam", skema_mangler="Score", opfoelgningsdato="2026-04-20")
    assert case.due(CALL, "udfoerer") == date(2026, 4, 6)


@pytest.mark.parametrize("form", ["fyldestgoerende", "utilstraekkeligt_afholdes"])
def test_the_meeting_may_be_held_although_the_form_is_inadequate(municipality: Municipality, form: str) -> None:
    assert prepared(called(municipality), form).waits_at == [MEET, TAKE_PART]


@pytest.mark.parametrize(
    ("paragraph", "longest", "supervision"),
    [
        *[(paragraph, "P1Y", "nej") for paragraph in ("p97", "p98", "p100")],
        *[(paragraph, "P1Y", "nej") for paragraph in ("p41", "p42", "p52")],
        *[(paragraph, "P2Y", "ja") for paragraph in ("p107", "p108", "p105_85")],
        *[(paragraph, "P2Y", "nej") for paragraph in ("p85", "p103", "p104", "p109", "p110", "anden")],
    ],
)
def test_the_paragraph_decides_the_frequency_and_the_supervision(
    municipality: Municipality, paragraph: str, longest: str, supervision: str
) -> None:
    case = met(called(municipality, paragraph))
    if supervision == "ja":
        assert case.waits_at == [SUPERVISE]
        case.complete(SUPERVISE, team="fagteam", tilsyn_fokus=["trivsel"])
    assert case.waits_at == [FINISH]
    assert case.variables["opfoelgning_interval_maks"] == longest
    assert case.variables["individuelt_tilsyn"] == supervision


@pytest.mark.parametrize("outcome", ["revisitation", "ophoer"])
def test_the_citizen_hears_of_an_intended_change_at_the_follow_up(municipality: Municipality, outcome: str) -> None:
    case = assessed(municipality, outcome)
    case.complete(INFORM, team="fagteam", orientering_dato="2026-03-30")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "aendring", "fagteam")


@pytest.mark.parametrize(("outcome", "then"), [("uaendret", NEXT), ("revisitation", INFORM)])
def test_something_new_in_the_citizens_life_updates_the_udredning(
    municipality: Municipality, outcome: str, then: str
) -> None:
    case = assessed(municipality, outcome, news="ja")
    case.complete(UPDATE, team="fagteam", udredning_noter="Ny bolig")
    assert case.waits_at == [then]


@pytest.mark.parametrize("plan", ["ja", "nej"])
def test_an_unchanged_effort_is_ordered_again_and_gets_a_new_date(municipality: Municipality, plan: str) -> None:
    case = assessed(municipality, "uaendret", plan=plan)
    if plan == "ja":
        case.complete(PLAN, team="fagteam", indsatsmaal="Egen økonomi")
    assert case.variables["bestilling_overfoert"] == "ja"
    case.complete(NEXT, team="fagteam", opfoelgning_interval="P6M")
    assert (case.ended, case.end_state, case.responsible_team) == (True, "uaendret", "fagteam")


@pytest.mark.parametrize(
    ("paragraph", "chosen", "new_date", "warning"),
    [
        ("p85", "P3M", "2026-06-30", "2026-06-02"),
        ("p85", "P2Y", "2028-03-30", "2028-03-02"),
        ("p97", "P1Y", "2027-03-30", "2027-03-02"),
        ("p97", "P2Y", "2027-03-30", "2027-03-02"),  # a year at the most
    ],
)
def test_the_next_follow_up_counts_from_the_planned_day_of_this_one(
    municipality: Municipality, paragraph: str, chosen: str, new_date: str, warning: str
) -> None:
    case = met(called(municipality, paragraph))
    case.advance("P40D")
    case.complete(FINISH, team="fagteam", opfoelgning_udfald="uaendret", vaesentligt_nyt="nej")
    case.complete(NEXT, team="fagteam", opfoelgning_interval=chosen)
    assert (case.variables["opfoelgningsdato"], case.variables["opfoelgning_varsel_dato"]) == (new_date, warning)
