from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from engine.demo_clock import later
from engine.errors import ValueInvalid

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def moved(start: str, duration: str) -> str:
    return later(datetime.fromisoformat(start), duration, COPENHAGEN).astimezone(COPENHAGEN).isoformat()


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2026-01-31T09:00:00+01:00", "P1M", "2026-02-28T09:00:00+01:00"),
        ("2024-02-29T09:00:00+01:00", "P1Y", "2025-02-28T09:00:00+01:00"),
        ("2026-11-30T09:00:00+01:00", "P3M1D", "2027-03-01T09:00:00+01:00"),
        ("2026-01-31T09:00:00+01:00", "P2W", "2026-02-14T09:00:00+01:00"),
        ("2026-01-31T09:00:00+01:00", "P1Y2M3DT4H5M6S", "2027-04-03T13:05:06+02:00"),
    ],
)
def test_months_are_calendar_months_and_end_at_the_last_day(start: str, duration: str, end: str) -> None:
    assert moved(start, duration) == end


def test_days_keep_the_wall_clock_over_summer_time_and_hours_do_not() -> None:
    assert moved("2026-03-28T12:00:00+01:00", "P1D") == "2026-03-29T12:00:00+02:00"
    assert moved("2026-03-28T12:00:00+01:00", "PT24H") == "2026-03-29T13:00:00+02:00"
    assert moved("2026-10-24T12:00:00+02:00", "P1D") == "2026-10-25T12:00:00+01:00"


@pytest.mark.parametrize("text", ["", "P", "PT", "P1DT", "3M", "-P1D", "P1.5D", "P-1D", "P1D1M", "p1d ok", "P9999Y"])
def test_what_is_no_duration_or_too_long_is_refused(text: str) -> None:
    with pytest.raises(ValueInvalid, match="varighed"):
        later(datetime(2026, 1, 1, tzinfo=UTC), text, COPENHAGEN)
