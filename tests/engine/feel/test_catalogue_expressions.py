"""Every computing expression of the catalogue of procedures, with the data a running case has."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.engine.feel.evaluating import value

DAY = "2026-03-09"
MOMENT = "2026-03-09T12:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("now()", MOMENT),
        ('now() + duration("P7D")', "2026-03-16T12:00:00+01:00"),
        ('now() + duration("P14D")', "2026-03-23T12:00:00+01:00"),
        ('now() + duration("P28D")', "2026-04-06T12:00:00+02:00"),
        ('now() + duration("P1M")', "2026-04-09T12:00:00+02:00"),
        ('now() + duration("P3M")', "2026-06-09T12:00:00+02:00"),
    ],
)
def test_deadlines_count_from_now_and_keep_the_wall_clock(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize("field", [DAY, MOMENT, "2026-03-09T00:30:00+01:00"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('date(date and time(opmaerksom_dato)) + duration("P4M")', "2026-07-09"),
        ('date(date and time(opmaerksom_dato)) + duration("P16Y")', "2042-03-09"),
        ('date(date and time(opmaerksom_dato)) + duration("P210M")', "2043-09-09"),
        ('date(date and time(opmaerksom_dato)) + duration("P18Y")', "2044-03-09"),
        ('date(date and time(opmaerksom_dato)) - duration("P1D")', "2026-03-08"),
        ('date(date and time(opmaerksom_dato)) - duration("P7D")', "2026-03-02"),
        ('date(date and time(opmaerksom_dato)) - duration("P14D")', "2026-02-23"),
        ('date(date and time(opmaerksom_dato)) - duration("P28D")', "2026-02-09"),
        ('date(date and time(opmaerksom_dato)) + duration("P14D")', "2026-03-23"),
        ('date(date and time(opmaerksom_dato)) - duration("P3M")', "2025-12-09"),
    ],
)
def test_a_day_is_reckoned_with_whether_stored_as_date_or_as_moment(field: str, text: str, expected: str) -> None:
    assert value(text, {"opmaerksom_dato": field}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('date and time(x) - duration("P28D")', "2026-02-09T12:00:00+01:00"),
        ('date and time(x) + duration("P14D")', "2026-03-23T12:00:00+01:00"),
        ('date and time(x) + duration("P28D")', "2026-04-06T12:00:00+02:00"),
        ('date and time(x) + duration("P3M")', "2026-06-09T12:00:00+02:00"),
        ('date and time(x) - duration("P3M")', "2025-12-09T12:00:00+01:00"),
    ],
)
def test_a_stored_moment_keeps_its_wall_clock_over_summer_time(text: str, expected: str) -> None:
    assert value(text, {"x": MOMENT}) == expected


@pytest.mark.parametrize(
    ("interval", "longest", "expected"), [("P6M", "P1Y", "2026-09-09"), ("P2Y", "P1Y", "2027-03-09")]
)
def test_the_shorter_of_the_two_intervals_sets_the_follow_up(interval: str, longest: str, expected: str) -> None:
    text = (
        "{0} + (if duration(opfoelgning_interval) < duration(opfoelgning_interval_maks) "
        "then duration(opfoelgning_interval) else duration(opfoelgning_interval_maks))"
    )
    data = {"opfoelgning_interval": interval, "opfoelgning_interval_maks": longest, "opfoelgningsdato": MOMENT}
    assert value(text.format("date(date and time(opfoelgningsdato))"), data) == expected
    assert value(text.format("now()"), data).startswith(expected)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, "2026-03-23"),
        ({"partshoering_frist_dage": None}, "2026-03-23"),
        ({"partshoering_frist_dage": 7}, "2026-03-23"),
        ({"partshoering_frist_dage": 21}, "2026-03-30"),
    ],
)
def test_the_hearing_lasts_at_least_fourteen_days(days: dict[str, Any], expected: str) -> None:
    text = (
        'now() + duration("P" + string(max(14, if partshoering_frist_dage = null then 14 '
        'else partshoering_frist_dage)) + "D")'
    )
    assert value(text, days).startswith(expected)


def test_material_for_a_meeting_is_due_at_noon_three_days_before() -> None:
    text = (
        'date and time(date(date and time(oensket_moedetidspunkt) - duration("P3D")), '
        'time("12:00:00@Europe/Copenhagen"))'
    )
    assert value(text, {"oensket_moedetidspunkt": "2026-03-30T09:00:00+02:00"}) == "2026-03-27T12:00:00+01:00"
    assert value(text, {"oensket_moedetidspunkt": "2026-04-02"}) == "2026-03-30T12:00:00+02:00"


@pytest.mark.parametrize(
    ("limit", "expected"), [("2026-03-09T12:00:00+01:00", "ja"), ("2026-03-09T11:59:59+01:00", "nej")]
)
def test_material_is_late_only_after_its_deadline(limit: str, expected: str) -> None:
    text = 'if now() > date and time(taskforce_frist) then "nej" else "ja"'
    assert value(text, {"taskforce_frist": limit}) == expected


@pytest.mark.parametrize(
    ("known_late", "expected"), [("ja", "2026-04-09T12:00:00+02:00"), ("nej", "2026-03-31"), (None, "2026-03-31")]
)
def test_the_transition_deadline_depends_on_when_the_young_person_became_known(
    known_late: str | None, expected: str
) -> None:
    text = (
        'if kendt_efter_16 = "ja" then now() + duration("P1M") '
        'else date(date and time(fylder_16_dato)) - duration("P1D")'
    )
    assert value(text, {"kendt_efter_16": known_late, "fylder_16_dato": "2026-04-01"}) == expected


def test_the_earlier_of_two_stored_dates_is_the_deadline() -> None:
    text = (
        "if date(date and time(kum_frist)) < date(date and time(fylder_17_halvt_dato)) "
        "then date(date and time(kum_frist)) else date(date and time(fylder_17_halvt_dato))"
    )
    assert value(text, {"kum_frist": MOMENT, "fylder_17_halvt_dato": "2026-04-01"}) == DAY
    assert value(text, {"kum_frist": "2026-04-02", "fylder_17_halvt_dato": "2026-04-01"}) == "2026-04-01"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("afvist", "afslag"),
        ("godkendt_med_aendringer", "delvis_bevilling"),
        ("godkendt", "bevilling"),
        (None, "bevilling"),
    ],
)
def test_the_decision_follows_from_the_committees_answer(answer: str | None, expected: str) -> None:
    text = (
        'if visitation_beslutning = "afvist" then "afslag" else if visitation_beslutning = '
        '"godkendt_med_aendringer" then "delvis_bevilling" else "bevilling"'
    )
    assert value(text, {"visitation_beslutning": answer}) == expected


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ('udredning_team = "fagteam"', {"udredning_team": "fagteam"}, True),
        ('match_udfald = "negativt" and skift_aarsag = "frit_valg"', {"match_udfald": "positivt"}, False),
        ('list contains(forum_deltagere, "ppr")', {"forum_deltagere": ["udfoerer", "ppr"]}, True),
        ('list contains(forum_deltagere, "jobcenter")', {"forum_deltagere": ["udfoerer", "ppr"]}, False),
        ('list contains(involverede_afdelinger, "handicap")', {"involverede_afdelinger": []}, False),
        (
            'udfoerer_anmodning = "revisitation" or udfoerer_anmodning = "ophoer"',
            {"udfoerer_anmodning": "ophoer"},
            True,
        ),
        ('botilbud = "ja" and taskforce_anvendes = "ja"', {"botilbud": "ja", "taskforce_anvendes": "ja"}, True),
        ('afgoerelsesforum = "visitationsudvalg" or botilbud = "ja"', {"afgoerelsesforum": "leder"}, False),
        ('afvigelse_oenskes = "ja"', {"afvigelse_oenskes": "nej"}, False),
        ("true", {}, True),
    ],
)
def test_conditions_of_gateways_are_true_or_false(text: str, data: dict[str, Any], expected: bool) -> None:
    assert value(text, data) is expected
    assert value(f"= {text}", data) is expected


def test_a_candidate_group_may_be_read_from_a_variable() -> None:
    assert value("=ansvarlig_team", {"ansvarlig_team": "tot"}) == "tot"


def test_midnight_of_a_plain_date_is_local() -> None:
    assert value('date and time("2026-03-09")') == "2026-03-09T00:00:00"
    assert value('date(date and time("2026-03-09"))') == "2026-03-09"
    assert value('date(date and time("2026-03-09T12:00:00+01:00"))') == "2026-03-09"


def test_now_is_the_municipalitys_day_also_just_after_midnight() -> None:
    just_after_midnight = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert value("today()", now=just_after_midnight) == "2026-07-02"
    assert value("now()", now=just_after_midnight) == "2026-07-02T00:30:00+02:00"
