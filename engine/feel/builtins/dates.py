"""Built-in functions on dates, times and durations (DMN 1.5, tables 72, 77 and 79); the clock is the evaluation's."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from engine.feel.builtins.registry import builtin
from engine.feel.builtins.text import whole
from engine.feel.failures import NoValue
from engine.feel.run import Run
from engine.feel.temporal import (
    months_between,
    read_date,
    read_datetime,
    read_duration,
    read_time,
    read_zone,
    settled,
)
from engine.feel.values import YearMonthDuration

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MAX_OFFSET = timedelta(hours=18)


@builtin("now()")
def now(run: Run) -> datetime:
    """The moment of this evaluation, in the municipality's zone."""
    return run.now.astimezone(run.zone)


@builtin("today()")
def today(run: Run) -> date:
    """The day of this evaluation, in the municipality's zone."""
    return run.now.astimezone(run.zone).date()


@builtin("date(from: string|date|date and time)", "date(year: number, month: number, day: number)")
def to_date(_run: Run, _signature: int, source: Any, month: Decimal | None = None, day: Decimal | None = None) -> date:
    """A date from ISO text, from a date and time, or from its parts."""
    if isinstance(source, Decimal):
        return _date_of_parts(source, month or Decimal(0), day or Decimal(0))
    if isinstance(source, datetime):
        return source.date()
    found = source if isinstance(source, date) else read_date(source)
    if found is None:
        raise NoValue("not-a-date" if read_datetime(source) is None else "date-has-time", value=source[:60])
    return found


def _date_of_parts(year: Decimal, month: Decimal, day: Decimal) -> date:
    parts = [whole("date", name, part) for name, part in (("year", year), ("month", month), ("day", day))]
    try:
        return date(*parts)
    except ValueError as error:
        raise NoValue("not-a-date", value="-".join(map(str, parts))) from error


@builtin(
    "time(from: string|time|date|date and time)",
    "time(hour: number, minute: number, second: number, offset?: days and time duration|null)",
)
def to_time(_run: Run, _signature: int, source: Any, *parts: Any) -> time:
    """A time of day from text, from a date and time, or from its parts."""
    if isinstance(source, Decimal):
        return _time_of_parts(source, *parts)
    if isinstance(source, time):
        return source
    if isinstance(source, datetime):
        return source.timetz().replace(fold=0)
    found = time(tzinfo=read_zone("Z")) if isinstance(source, date) else read_time(source)
    if found is None:
        raise NoValue("not-a-time", value=source[:60])
    return found


def _time_of_parts(hour: Decimal, minute: Decimal, second: Decimal, offset: timedelta | None) -> time:
    zone: tzinfo | None = None
    if offset is not None:
        if abs(offset) > MAX_OFFSET:
            raise NoValue("not-a-time", value=str(offset))
        seconds = int(offset.total_seconds())
        sign, rest = ("-" if seconds < 0 else "+"), abs(seconds)
        zone = read_zone(f"{sign}{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}")
    fraction = int((second % 1) * 1_000_000)
    try:
        return time(whole("time", "hour", hour), whole("time", "minute", minute), int(second), fraction, tzinfo=zone)
    except ValueError as error:
        raise NoValue("not-a-time", value=f"{hour}:{minute}:{second}"[:60]) from error


@builtin(
    "date and time(from: string|date|date and time)",
    "date and time(date: date|date and time, time: time)",
    "date and time(date: date and time, timezone: string)",
)
def to_datetime(_run: Run, _signature: int, source: Any, clock: time | str | None = None) -> datetime:
    """A date and time from ISO text (a plain date: its midnight), from a date and a time, or in another zone."""
    if isinstance(clock, str):
        return _moved_to_zone(source, clock)
    if clock is not None:
        day = source.date() if isinstance(source, datetime) else source
        return settled(datetime.combine(day, clock))
    if isinstance(source, datetime):
        return source
    found = datetime.combine(source, time()) if isinstance(source, date) else read_datetime(source)
    if found is None:
        raise NoValue("not-a-datetime", value=source[:60])
    return found


def _moved_to_zone(moment: datetime, name: str) -> datetime:
    zone = read_zone(name if name[:1] in {"Z", "+", "-", "@"} and len(name) < 10 else f"@{name}")
    if zone is None:
        raise NoValue("argument-value", function="date and time", argument="timezone", value=name[:60])
    return settled(moment.replace(tzinfo=zone)) if moment.tzinfo is None else moment.astimezone(zone)


@builtin("duration(from: string|duration)")
def duration(_run: Run, source: str | timedelta | YearMonthDuration) -> timedelta | YearMonthDuration:
    """A duration from text such as P14D or P3M."""
    found = read_duration(source) if isinstance(source, str) else source
    if found is None:
        raise NoValue("not-a-duration", value=str(source)[:60])
    return found


@builtin("years and months duration(from: date|date and time, to: date|date and time)")
def years_and_months_duration(_run: Run, start: date, end: date) -> YearMonthDuration:
    """The whole months between two days."""
    return YearMonthDuration(months_between(_day(start), _day(end)))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@builtin("day of week(date: date|date and time)")
def day_of_week(_run: Run, day: date) -> str:
    """The weekday's English name, as the standard has it."""
    return DAYS[day.weekday()]


@builtin("day of year(date: date|date and time)")
def day_of_year(_run: Run, day: date) -> Decimal:
    """The day's number within its year."""
    return Decimal(day.timetuple().tm_yday)


@builtin("week of year(date: date|date and time)")
def week_of_year(_run: Run, day: date) -> Decimal:
    """The week's number by ISO 8601, as Danish calendars count."""
    return Decimal(day.isocalendar().week)


@builtin("month of year(date: date|date and time)")
def month_of_year(_run: Run, day: date) -> str:
    """The month's English name, as the standard has it."""
    return MONTHS[day.month - 1]


@builtin("last day of month(date: date|date and time)")
def last_day_of_month(_run: Run, day: date) -> date:
    """The last day of the day's month."""
    last = calendar.monthrange(day.year, day.month)[1]
    return date(day.year, day.month, last)
