from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.forms import dates

ZONE = ZoneInfo("Europe/Copenhagen")
TODAY = date(2026, 3, 9)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    "written",
    ["09.03.2026", "9.3.2026", "9-3-2026", "9/3/2026", "09032026", "090326", "9.3.26", "2026-03-09", " 9. 3. 2026 "],
)
def test_a_date_is_understood_as_danes_write_it(written: str) -> None:
    assert dates.parse_date(written, today=TODAY) == date(2026, 3, 9)


@pytest.mark.parametrize(
    "written",
    ["", "i morgen", "31.02.2026", "29.02.2027", "9.13.2026", "2026.03.09", "9.3", "9.3.206", "9.3.0026", "٩.٣.٢٠٢٦"],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert dates.parse_date(written, today=TODAY) is None


@pytest.mark.parametrize(("written", "year"), [("010126", 2026), ("010156", 2056), ("010157", 1957), ("010199", 1999)])
def test_two_digit_years_lie_at_most_thirty_years_ahead(written: str, year: int) -> None:
    assert dates.parse_date(written, today=TODAY) == date(year, 1, 1)


@given(DAYS)
def test_a_date_survives_being_shown_and_typed_again(day: date) -> None:
    assert dates.parse_date(dates.danish_date(day), today=TODAY) == day
    assert dates.parse_date(day.isoformat(), today=TODAY) == day
    assert dates.parse_date(f"{day:%d%m}{day.year}", today=TODAY) == day


@given(st.times().map(lambda at: at.replace(microsecond=0)))
def test_a_time_survives_being_shown_and_typed_again(at: time) -> None:
    assert dates.parse_time(dates.danish_time(at)) == at
    assert dates.parse_time(at.isoformat()) == at


@pytest.mark.parametrize("written", ["14.05", "14:05", "1405", "kl. 14.05", "kl 14:05:00"])
def test_a_time_is_understood_as_danes_write_it(written: str) -> None:
    assert dates.parse_time(written) == time(14, 5)


@pytest.mark.parametrize("written", ["", "24.00", "14.60", "halv tre", "14.5", "140"])
def test_what_is_no_time_is_none(written: str) -> None:
    assert dates.parse_time(written) is None


def test_a_whole_hour_may_be_written_alone() -> None:
    assert dates.parse_time("9") == time(9)


@given(DAYS, st.times().map(lambda at: at.replace(microsecond=0)))
def test_a_moment_survives_being_stored_and_shown(day: date, at: time) -> None:
    if dates.is_skipped(day, at, ZONE):
        return
    stored = dates.instant_text(day, at, ZONE)
    read = dates.parse_instant(stored, ZONE)
    assert read is not None
    local = read.astimezone(ZONE)
    assert (local.date(), local.time()) == (day, at)


def test_a_moment_is_stored_with_the_offset_of_its_season() -> None:
    assert dates.instant_text(date(2026, 3, 9), time(14, 5), ZONE) == "2026-03-09T14:05:00+01:00"
    assert dates.instant_text(date(2026, 7, 9), time(14, 5), ZONE) == "2026-07-09T14:05:00+02:00"


def test_the_hour_summer_time_skips_is_known_and_of_a_doubled_hour_the_first_is_taken() -> None:
    assert dates.is_skipped(date(2026, 3, 29), time(2, 30), ZONE)
    assert not dates.is_skipped(date(2026, 10, 25), time(2, 30), ZONE)
    assert dates.instant_text(date(2026, 10, 25), time(2, 30), ZONE) == "2026-10-25T02:30:00+02:00"


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-03-09T13:05:00Z", datetime(2026, 3, 9, 13, 5, tzinfo=UTC)),
        ("2026-03-09T14:05+01:00", datetime(2026, 3, 9, 13, 5, tzinfo=UTC)),
        ("2026-03-09T14:05:00", datetime(2026, 3, 9, 13, 5, tzinfo=UTC)),
        ("2026-03-09T14:05:00+01:00[Europe/Copenhagen]", datetime(2026, 3, 9, 13, 5, tzinfo=UTC)),
    ],
)
def test_iso_moments_are_read_with_and_without_offset(written: str, instant: datetime) -> None:
    assert dates.parse_instant(written, ZONE) == instant


@pytest.mark.parametrize("written", ["2026-03-09", "2026-02-31T10:00:00Z", "0001-01-01T00:00:00Z", "x"])
def test_what_is_no_iso_moment_is_none(written: str) -> None:
    assert dates.parse_instant(written, ZONE) is None


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("2026-03-09", "09.03.2026"),
        ("2026-03-09T13:05:00Z", "09.03.2026 kl. 14.05"),
        ("2026-07-09T13:05:00+00:00", "09.07.2026 kl. 15.05"),
        ("14:05:00", "kl. 14.05"),
        ("2026-13-45", "2026-13-45"),
        ("99:99", "99:99"),
        ("en anden tekst", "en anden tekst"),
    ],
)
def test_stored_text_is_shown_in_danish(stored: str, shown: str) -> None:
    assert dates.danish(stored, ZONE) == shown


@given(st.text(max_size=30))
def test_no_text_breaks_the_readers(text: str) -> None:
    dates.parse_date(text, today=TODAY)
    dates.parse_time(text)
    dates.parse_instant(text, ZONE)
    dates.danish(text, ZONE)
