"""Dates, date-times and durations to instants: months clamp, days keep the wall clock, hours are exact."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.bpmn.instants import END_OF_DAY, add_duration, instant

ZONE = ZoneInfo("Europe/Copenhagen")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "duration", "due"),
    [
        ("2026-01-31T12:00", "P1M", "2026-02-28T12:00"),
        ("2024-01-31T12:00", "P1M", "2024-02-29T12:00"),
        ("2025-11-30T12:00", "P3M", "2026-02-28T12:00"),
        ("2024-02-29T12:00", "P1Y", "2025-02-28T12:00"),
        ("2026-12-31T12:00", "P2M", "2027-02-28T12:00"),
        ("2026-01-31T12:00", "P1M1D", "2026-03-01T12:00"),
        ("2026-03-09T12:00", "P14D", "2026-03-23T12:00"),
        ("2026-03-28T10:00", "P1D", "2026-03-29T10:00"),
        ("2026-03-20T10:00", "P2W", "2026-04-03T10:00"),
        ("2026-10-24T10:00", "P1D", "2026-10-25T10:00"),
        ("2026-09-30T10:00", "P1M", "2026-10-30T10:00"),
        ("2026-03-28T10:00", "PT24H", "2026-03-29T11:00"),
        ("2026-10-24T10:00", "PT24H", "2026-10-25T09:00"),
        ("2026-03-28T10:00", "P1DT2H", "2026-03-29T12:00"),
        ("2026-03-28T02:30", "P1D", "2026-03-29T03:30"),
        ("2026-03-09T12:00", "P1Y2M3DT4H5M6.5S", "2027-05-12T16:05:06.500000"),
        ("2026-03-09T12:00", "PT0S", "2026-03-09T12:00"),
    ],
)
def test_a_duration_is_added_to_the_local_wall_clock(start: str, duration: str, due: str) -> None:
    assert add_duration(local(start).astimezone(UTC), duration, ZONE) == local(due)


def test_hours_are_exact_in_the_hour_that_comes_twice() -> None:
    first = local("2026-10-25T02:30").astimezone(UTC)
    assert add_duration(first, "PT1H", ZONE) - first == timedelta(hours=1)
    second = first + timedelta(hours=1)
    assert add_duration(second, "PT1H", ZONE) - second == timedelta(hours=1)


@pytest.mark.parametrize("text", ["P", "PT", "P1DT", "PT14D", "P0.5M", "-P1D", "P-1D", "1D", "R3/PT10H", "P1H", "p1d"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        add_duration(local("2026-03-09T12:00"), text, ZONE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-29", "2026-03-29T00:00+01:00"),
        ("2026-07-01", "2026-07-01T00:00+02:00"),
        ("2026-07-01T08:30", "2026-07-01T08:30+02:00"),
        ("2026-07-01T08:30:00", "2026-07-01T08:30+02:00"),
        ("2026-07-01T08:30:00Z", "2026-07-01T08:30+00:00"),
        ("2026-07-01T08:30:00+05:00", "2026-07-01T08:30+05:00"),
        ("2026-07-01T08:30:00@Europe/Copenhagen", "2026-07-01T08:30+02:00"),
        (" 2026-07-01T08:30:00.250 ", "2026-07-01T08:30:00.250+02:00"),
        ("P1D", "2026-03-10T12:00+01:00"),
    ],
)
def test_a_text_names_an_instant(text: str, expected: str) -> None:
    found = instant(text, now=local("2026-03-09T12:00"), zone=ZONE)
    assert found == datetime.fromisoformat(expected)
    assert found.tzinfo is UTC


def test_a_date_alone_may_mean_the_end_of_its_day() -> None:
    found = instant("2026-07-01", now=local("2026-03-09T12:00"), zone=ZONE, of_day=END_OF_DAY)
    assert found == datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "i morgen", "2026-02-30", "2026-13-01", "2026-07-01T25:00", "01.07.2026", "10:00", "2026-07-01T08:30@Mars/X",
     "P99999Y", "P9999999999D", "2026-W10-1", "20260701"],
)  # fmt: skip
def test_what_names_no_instant_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        instant(text, now=local("2026-03-09T12:00"), zone=ZONE)


DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(DAYS, st.times(), st.integers(1, 400))
def test_days_never_change_the_wall_clock_but_for_a_missing_hour(day: date, clock: time, days: int) -> None:
    start = datetime.combine(day, clock, ZONE).astimezone(UTC)
    wall = start.astimezone(ZONE).replace(tzinfo=None) + timedelta(days=days)
    due = add_duration(start, f"P{days}D", ZONE).astimezone(ZONE).replace(tzinfo=None)
    exists = wall.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) == wall
    assert due == (wall if exists else wall + timedelta(hours=1))


@given(DAYS, st.integers(0, 400))
def test_months_keep_the_day_or_take_the_last(day: date, months: int) -> None:
    start = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZONE)
    due = add_duration(start.astimezone(UTC), f"P{months}M", ZONE).astimezone(ZONE)
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == months
    assert due.day == start.day or (due.day < start.day and (due + timedelta(days=1)).day == 1)
    assert due.hour == 12
