from __future__ import annotations

import pytest

from tests.engine.feel.evaluating import reasons, value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('date("2026-01-31") + duration("P1M")', "2026-02-28"),
        ('date("2028-01-31") + duration("P1M")', "2028-02-29"),
        ('date("2026-03-31") - duration("P1M")', "2026-02-28"),
        ('date("2024-02-29") + duration("P1Y")', "2025-02-28"),
        ('date("2024-02-29") + duration("P18Y")', "2042-02-28"),
        ('date("2026-12-31") + duration("P2M")', "2027-02-28"),
        ('duration("P1M") + date("2026-01-31")', "2026-02-28"),
        ('date("2026-01-31") + duration("-P1M")', "2025-12-31"),
        ('date and time("2026-01-31T10:00:00+01:00") + duration("P1M")', "2026-02-28T10:00:00+01:00"),
    ],
)
def test_months_keep_the_day_or_take_the_months_last(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        ("2026-03-28T12:00:00@Europe/Copenhagen", "P1D", "2026-03-29T12:00:00+02:00"),
        ("2026-03-28T12:00:00+01:00", "P1D", "2026-03-29T12:00:00+02:00"),
        ("2026-10-24T12:00:00+02:00", "P1D", "2026-10-25T12:00:00+01:00"),
        ("2026-03-28T12:00:00+01:00", "P1M", "2026-04-28T12:00:00+02:00"),
        ("2026-03-28T02:30:00+01:00", "P1D", "2026-03-29T03:30:00+02:00"),  # 02:30 is left out that day
        ("2026-03-28T12:00:00+01:00", "PT23H", "2026-03-29T12:00:00+02:00"),  # hours are elapsed time
        ("2026-03-28T12:00:00+01:00", "P1DT2H", "2026-03-29T14:00:00+02:00"),
        ("2026-03-28T12:00:00Z", "P1D", "2026-03-29T12:00:00Z"),  # not the municipality's offset
        ("2026-03-28T12:00:00-05:00", "P3M", "2026-06-28T12:00:00-05:00"),
        ("2026-03-28T12:00:00", "P1D", "2026-03-29T12:00:00"),
    ],
)
def test_days_and_months_keep_the_wall_clock_over_summer_time(start: str, length: str, expected: str) -> None:
    assert value(f'date and time("{start}") + duration("{length}")') == expected


def test_what_is_added_can_be_taken_off_again() -> None:
    assert value('now() + duration("P3M") - duration("P3M")') == "2026-03-09T12:00:00+01:00"
    there = 'date and time("2026-03-09T12:00:00+01:00") + duration("P90D")'
    assert value(f'{there} - duration("P90D")') == "2026-03-09T12:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('date("2026-03-31") - date("2026-03-01")', "P30D"),
        ('(date("2026-03-31") - date("2026-03-01")).days', 30),
        ('date and time("2026-03-30T12:00:00+02:00") - date and time("2026-03-28T12:00:00+01:00")', "P1DT23H"),
        ('time("10:00:00") - time("08:30:00")', "PT1H30M"),
        ('time("23:00:00") + duration("PT2H")', "01:00:00"),
        ('duration("P1D") + duration("PT12H")', "P1DT12H"),
        ('duration("P1Y") + duration("P6M")', "P1Y6M"),
        ('duration("P1Y") * 1.5', "P1Y6M"),
        ('duration("P1Y") / duration("P6M")', 2),
        ('duration("P2D") / 4', "PT12H"),
        ('-duration("P1D")', "-P1D"),
        ('date("2026-03-09") + duration("PT36H")', "2026-03-10"),
        ('years and months duration(date("2008-04-01"), date("2026-03-09"))', "P17Y11M"),
    ],
)
def test_times_and_durations_are_reckoned_with(text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'date("2026-02-30")',
        'date("9.3.2026")',
        'time("25:00:00")',
        'date and time("i morgen")',
        'duration("14 dage")',
        'duration("P1M2D")',
        'duration("P")',
        'date("9999-12-31") + duration("P1D")',
        'now() + duration("P9000Y")',
        'time("12:00:00@Europe/Skovby")',
        'date and time("0001-01-01T00:00:00+11:00") + duration("P1D")',
    ],
)
def test_what_is_no_date_is_null_with_a_reason(text: str) -> None:
    assert value(text) is None
    assert reasons(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-09T12:00", "2026-03-09T12:00:00"),
        ("2026-03-09T12:00:00.500", "2026-03-09T12:00:00.5"),
        ("2026-03-09T12:00:00.000+0100", "2026-03-09T12:00:00+01:00"),  # as Camunda 7's REST writes it
        ("2026-03-09T11:00:00Z", "2026-03-09T11:00:00Z"),
    ],
)
def test_moments_are_read_as_other_programs_write_them(text: str, expected: str) -> None:
    assert value("date and time(x)", {"x": text}) == expected


def test_local_and_zoned_moments_do_not_compare() -> None:
    text = 'now() > date and time("2026-03-09T12:00:00")'
    assert value(text) is None
    assert reasons(text) == ["local-and-zoned"]
    assert value('now() = date and time("2026-03-09T11:00:00Z")') is True
    assert value('now() > date and time(date("2026-03-09"), time("11:59:00@Europe/Copenhagen"))') is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"2026-03-09".year', 2026),
        ('@"2026-03-09".weekday', 1),
        ('@"2026-03-09T12:30:00+01:00".hour', 12),
        ('@"2026-03-09T12:30:00+01:00".time offset', "PT1H"),
        ('@"2026-03-09T12:30:00@Europe/Copenhagen".timezone', "Europe/Copenhagen"),
        ('@"P1DT2H3M4S".minutes', 3),
        ('@"P1Y6M".months', 6),
        ('@"-P1Y6M".years', -1),
        ("[1..5].start", 1),
        ("(1..5].start included", False),
    ],
)
def test_parts_of_dates_durations_and_intervals_can_be_asked_for(text: str, expected: object) -> None:
    assert value(text) == expected
