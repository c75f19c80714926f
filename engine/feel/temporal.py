"""Reads dates, times and durations from text, and reckons with them.

Days keep the wall clock over summer time, hours are elapsed time, months keep the day or take the month's last.
A stored instant has an offset and no zone's name; where the offset is the municipality's at that instant, the
municipality's zone is reckoned in, so that a date read back from task data counts like the one that was written.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.values import YearMonthDuration

DATE = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
TIME = (
    r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d+))?)?"
    r"(?P<zone>Z|z|[+-]\d{2}:?\d{2}(?::\d{2})?|@[A-Za-z0-9_+\-/]+)?"
)
DATE_ONLY = re.compile(DATE, re.ASCII)
TIME_ONLY = re.compile("T?" + TIME, re.ASCII)
DATE_AND_TIME = re.compile(DATE + "T" + TIME, re.ASCII)
DAYS_DURATION = re.compile(
    r"(?P<sign>-)?P(?=.)(?:(?P<days>\d{1,9})D)?"
    r"(?:T(?=.)(?:(?P<hours>\d{1,11})H)?(?:(?P<minutes>\d{1,13})M)?(?:(?P<seconds>\d{1,14})(?:\.(?P<fraction>\d*))?S)?)?",
    re.ASCII,
)
MONTHS_DURATION = re.compile(r"(?P<sign>-)?P(?=.)(?:(?P<years>\d{1,9})Y)?(?:(?P<months>\d{1,10})M)?", re.ASCII)
Duration = timedelta | YearMonthDuration


def read_date(text: str) -> date | None:
    """A date from `2026-03-09`; None when the text is none."""
    match = DATE_ONLY.fullmatch(text)
    return _date(match) if match else None


def read_time(text: str) -> time | None:
    """A time of day from `12:00:00`, with offset or `@Area/City`; None when the text is none."""
    match = TIME_ONLY.fullmatch(text)
    return _time(match) if match else None


def read_datetime(text: str) -> datetime | None:
    """A date and time from ISO text; a plain date gives its midnight, without zone. None when the text is none."""
    match = DATE_AND_TIME.fullmatch(text)
    day = _date(match) if match else read_date(text)
    clock = _time(match) if match else time()
    return settled(datetime.combine(day, clock)) if day is not None and clock is not None else None


def read_duration(text: str) -> Duration | None:
    """A duration from `P14D`, `PT2H`, `P1Y6M`; None when the text is none, or mixes months with days."""
    months = MONTHS_DURATION.fullmatch(text)
    if months:
        total = int(months["years"] or 0) * 12 + int(months["months"] or 0)
        return YearMonthDuration(-total if months["sign"] else total)
    match = DAYS_DURATION.fullmatch(text)
    if not match:
        return None
    units = {name: int(match[name] or 0) for name in ("days", "hours", "minutes", "seconds")}
    try:
        length = timedelta(**units, microseconds=_microseconds(match["fraction"]))
        return -length if match["sign"] else length
    except OverflowError:
        return None


def read_temporal(text: str) -> Any:
    """Whatever temporal value an @"…" literal holds; None when it is none."""
    found: Any = read_date(text)
    for reader in (read_datetime, read_time, read_duration):
        found = reader(text) if found is None else found
    return found


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _time(match: re.Match[str]) -> time | None:
    zone = read_zone(match["zone"]) if match["zone"] else None
    if match["zone"] and zone is None:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    try:
        return time(hour, minute, second, _microseconds(match["fraction"]), zone)
    except ValueError:
        return None


def _microseconds(fraction: str | None) -> int:
    return int(fraction[:6].ljust(6, "0")) if fraction else 0


@lru_cache(maxsize=256)
def read_zone(text: str) -> tzinfo | None:
    """A zone from `Z`, `+01:00` or `@Europe/Copenhagen`; None when there is no such zone."""
    if text in {"Z", "z"}:
        return UTC
    if text.startswith("@"):
        return _named_zone(text[1:])
    digits = text[1:].replace(":", "")
    hours, minutes, seconds = int(digits[:2]), int(digits[2:4]), int(digits[4:] or 0)
    if hours > 18 or minutes > 59:  # as ISO and Java have it
        return None
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return timezone(-offset if text[0] == "-" else offset)


def _named_zone(name: str) -> tzinfo | None:
    if name == "Z":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def settled(moment: datetime) -> datetime:
    """The moment with a wall clock that exists: what falls into the hour left out in spring comes an hour later."""
    if not isinstance(moment.tzinfo, ZoneInfo):
        return moment
    try:
        return moment.astimezone(UTC).astimezone(moment.tzinfo)
    except OverflowError:
        return moment


def add_months(day: date, months: int) -> date:
    """The day moved by whole months, or the month's last where there is no such day. Raises ValueError out of range."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError("outside the years 1 to 9999")
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


def add_to_date(day: date, length: Duration) -> date:
    """A date moved by a duration; hours that make no whole day count down. Raises ValueError, OverflowError."""
    if isinstance(length, YearMonthDuration):
        return add_months(day, length.months)
    return (datetime.combine(day, time()) + length).date()


def add_to_datetime(moment: datetime, length: Duration, zone: ZoneInfo) -> datetime:
    """A date and time moved by a duration in its own zone, or in `zone` where its offset is that zone's.

    Raises ValueError, OverflowError out of range.
    """
    local = _in_zone(moment, zone)
    if isinstance(length, YearMonthDuration):
        moved = settled(datetime.combine(add_months(local.date(), length.months), local.timetz()))
    else:
        moved = _add_days_and_time(local, length)
    if local is moment or moved.tzinfo is None:
        return moved
    return moved.replace(tzinfo=timezone(moved.utcoffset() or timedelta()), fold=0)


def _in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    if moment.tzinfo is None or isinstance(moment.tzinfo, ZoneInfo):
        return moment
    there = moment.astimezone(zone)
    return there if there.utcoffset() == moment.utcoffset() else moment


def _add_days_and_time(moment: datetime, length: timedelta) -> datetime:
    if not isinstance(moment.tzinfo, ZoneInfo):
        return moment + length
    sign = -1 if length < timedelta() else 1
    days, rest = divmod(abs(length), timedelta(days=1))
    same_clock = settled(moment + sign * timedelta(days=days))  # arithmetic within one zone is wall clock arithmetic
    return (same_clock.astimezone(UTC) + sign * rest).astimezone(moment.tzinfo) if rest else same_clock


def add_to_time(clock: time, length: timedelta) -> time:
    """A time of day moved on, around midnight if need be."""
    start = timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second, microseconds=clock.microsecond)
    moved = (start + length) % timedelta(days=1)
    return (datetime.combine(date.min, time()) + moved).time().replace(tzinfo=clock.tzinfo)


def months_between(start: date, end: date) -> int:
    """Whole months from one day (or moment of the same kind) to another, towards zero."""
    if end < start:
        return -months_between(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1
