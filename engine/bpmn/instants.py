"""ISO dates, date-times and durations to instants, in the municipality's zone (docs/adr/0014).

Days and months are added to the local wall clock, months clamp to the last day of the month, hours are exact.
SpiffWorkflow adds the lengths of the coming months instead (31 January + P1M = 3 March) and counts days in UTC
(spiffworkflow.md § 4.3).
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

START_OF_DAY = time(0, 0)
END_OF_DAY = time(23, 59, 59)
_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?P<clock>T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*")


def instant(text: str, *, now: datetime, zone: ZoneInfo, of_day: time = START_OF_DAY) -> datetime:
    """The instant (UTC) that `text` names: a date (at `of_day`), a date-time or a duration from `now`.

    Dates, and date-times without offset, are local. Raises ValueError for anything else and outside the calendar.
    """
    text = text.strip()
    try:
        if text.startswith("P"):
            return add_duration(now, text, zone)
        if _DATE.fullmatch(text):
            return datetime.combine(date.fromisoformat(text), of_day, zone).astimezone(UTC)
        if _DATE_TIME.fullmatch(text):
            return _read_date_time(text, zone)
    except (OverflowError, KeyError, OSError) as error:
        raise ValueError(f"outside the calendar, or no such zone: {text}") from error
    raise ValueError(f"neither date, date-time nor duration: {text}")


def add_duration(start: datetime, text: str, zone: ZoneInfo) -> datetime:
    """`start` plus an ISO duration, as UTC. Raises ValueError when the text is no duration we know."""
    match = _DURATION.fullmatch(text)
    if not match or text.endswith(("P", "T")):
        raise ValueError(f"no duration: {text}")
    amount = {name: int(match[name] or 0) for name in ("years", "months", "weeks", "days", "hours", "minutes")}
    local = start.astimezone(zone)
    day = _add_months(local.date(), 12 * amount["years"] + amount["months"])
    day += timedelta(weeks=amount["weeks"], days=amount["days"])
    moved = day != local.date()
    wall = datetime.combine(day, local.timetz().replace(fold=0)).astimezone(UTC) if moved else start.astimezone(UTC)
    seconds = float(match["seconds"] or 0)
    return wall + timedelta(hours=amount["hours"], minutes=amount["minutes"], seconds=seconds)


def _add_months(day: date, months: int) -> date:
    if months == 0:
        return day
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if year > 9999:
        raise OverflowError("year")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _read_date_time(text: str, zone: ZoneInfo) -> datetime:
    plain, _, name = text.partition("@")
    read = datetime.fromisoformat(plain)
    if read.tzinfo is None:
        read = read.replace(tzinfo=ZoneInfo(name) if name else zone)
    return read.astimezone(UTC)
