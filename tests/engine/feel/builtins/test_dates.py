from __future__ import annotations

from typing import Any

import pytest

from tests.engine.feel.evaluating import value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date(2026, 3, 9)", "2026-03-09"),
        ("date(2026, 2, 30)", None),
        ("date(now())", "2026-03-09"),
        ("today()", "2026-03-09"),
        ("time(12, 30, 0)", "12:30:00"),
        ('time(12, 30, 0, duration("PT1H"))', "12:30:00+01:00"),
        ("time(now())", "12:00:00+01:00"),
        ('time("12:00:00@Europe/Copenhagen")', "12:00:00+01:00"),
        ('date and time(date("2026-07-01"), time("12:00:00@Europe/Copenhagen"))', "2026-07-01T12:00:00+02:00"),
        ('date and time(date("2026-03-29"), time("02:30:00@Europe/Copenhagen"))', "2026-03-29T03:30:00+02:00"),
        ('date and time(date and time("2026-03-09T12:00:00Z"), "Europe/Copenhagen")', "2026-03-09T13:00:00+01:00"),
        ('duration(duration("P1D"))', "P1D"),
        ('years and months duration(date("2026-01-31"), date("2026-02-28"))', "P1M"),
        ('years and months duration(date("2026-03-09"), date("2025-01-09"))', "-P1Y2M"),
        ('day of week(date("2026-03-09"))', "Monday"),
        ('month of year(date("2026-03-09"))', "March"),
        ('day of year(date("2026-03-09"))', 68),
        ('week of year(date("2026-12-31"))', 53),
        ('last day of month(date("2028-02-01"))', "2028-02-29"),
        ('date("x")', None),
        ("date(5)", None),
        ("duration(null)", None),
    ],
)
def test_dates_times_and_durations_are_made(text: str, expected: Any) -> None:
    assert value(text) == expected
