from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from webforms import formats

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOON = datetime(2026, 3, 9, 11, 0, tzinfo=UTC)  # 12:00 in Copenhagen


def test_a_day_is_written_day_month_year_in_the_municipalitys_zone() -> None:
    assert formats.day(datetime(2026, 3, 8, 23, 30, tzinfo=UTC), COPENHAGEN) == "09.03.2026"
    assert formats.day(date(2026, 3, 9), COPENHAGEN) == "09.03.2026"
    assert formats.day(None, COPENHAGEN) == ""


def test_a_moment_is_written_in_words_with_summer_time() -> None:
    assert formats.moment(datetime(2026, 7, 1, 12, 5, tzinfo=UTC), COPENHAGEN) == "1. juli 2026 kl. 14.05"
    assert formats.moment(None, COPENHAGEN) == ""


@pytest.mark.parametrize(
    ("due", "words", "status"),
    [
        (datetime(2026, 3, 2, 12, tzinfo=UTC), "7 dage over", "error"),
        (datetime(2026, 3, 8, 12, tzinfo=UTC), "1 dag over", "error"),
        (datetime(2026, 3, 9, 8, tzinfo=UTC), "over i dag", "error"),
        (datetime(2026, 3, 9, 15, tzinfo=UTC), "i dag", "warning"),
        (datetime(2026, 3, 10, 8, tzinfo=UTC), "i morgen", "warning"),
        (datetime(2026, 3, 12, 8, tzinfo=UTC), "om 3 dage", "warning"),
        (datetime(2026, 3, 13, 8, tzinfo=UTC), "om 4 dage", "info"),
    ],
)
def test_a_deadline_says_how_far_off_it_is(due: datetime, words: str, status: str) -> None:
    assert formats.due_words(due, NOON, COPENHAGEN) == words
    assert formats.due_status(due, NOON, COPENHAGEN) == status


def test_days_are_calendar_days_where_people_live() -> None:
    late = datetime(2026, 3, 9, 22, 30, tzinfo=UTC)  # 23:30
    just_after_midnight = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)  # 00:30 the next day
    assert formats.days_until(just_after_midnight, late, COPENHAGEN) == 1


def test_it_is_said_how_long_something_has_lasted() -> None:
    assert formats.since_words(datetime(2026, 3, 9, 7, tzinfo=UTC), NOON, COPENHAGEN) == "i dag"
    assert formats.since_words(datetime(2026, 3, 8, 7, tzinfo=UTC), NOON, COPENHAGEN) == "i går"
    assert formats.since_words(datetime(2026, 2, 9, 7, tzinfo=UTC), NOON, COPENHAGEN) == "for 28 dage siden"


def test_weeks_begin_on_monday_and_are_numbered_as_danish_calendars_do() -> None:
    assert formats.week(date(2027, 1, 3), COPENHAGEN) == 53
    assert formats.week(date(2027, 1, 4), COPENHAGEN) == 1


@pytest.mark.parametrize("written", ["120345-1234", "1203451234"])
def test_the_last_digits_of_a_cpr_number_are_hidden(written: str) -> None:
    assert formats.masked(f"Borger {written}, sag 42") == "Borger 120345-••••, sag 42"


def test_longer_numbers_are_left_alone() -> None:
    assert formats.masked("Sag 12034512345") == "Sag 12034512345"


def test_danish_letters_come_last_and_aa_is_aa_with_ring() -> None:
    words = ["Ål", "Zebra", "Aabenraa", "Ørsted", "Ægir", "Élan", "Elan", "öre", "§ 85", "Abe"]
    assert sorted(words, key=formats.danish_order) == [
        *("§ 85", "Abe", "Élan", "Elan", "Zebra", "Ægir", "öre", "Ørsted", "Aabenraa", "Ål")
    ]
