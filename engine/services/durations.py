"""Adds ISO 8601 durations to instants by the municipality's calendar (docs/adr/0014)."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from engine.errors import ValueInvalid

DURATION = re.compile(
    r"P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?"
    r"(?:T(?=.)(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?"
)


def later(instant: datetime, duration: str, zone: ZoneInfo) -> datetime:
    """`instant` plus an ISO 8601 duration, in UTC. Raises ValueInvalid.

    Months are calendar months, at most to the last day of the month; days keep the wall clock of `zone` over summer
    time; hours, minutes and seconds are elapsed time.
    """
    years, months, weeks, days, hours, minutes, seconds = _parts(duration)
    local = instant.astimezone(zone)
    year, month = divmod(local.year * 12 + local.month - 1 + years * 12 + months, 12)
    try:
        day = min(local.day, calendar.monthrange(year, month + 1)[1])
        moved = local.replace(year=year, month=month + 1, day=day, fold=0) + timedelta(weeks=weeks, days=days)
        return moved.astimezone(UTC) + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except (ValueError, OverflowError) as cause:
        raise ValueInvalid(f"«{duration}» er for lang en varighed.") from cause


def rhythm(duration: str) -> tuple[int, int]:
    """A duration of whole days or more as months and days. Raises ValueInvalid for any other, and for none at all."""
    years, months, weeks, days, *clock = _parts(duration)
    found = (years * 12 + months, weeks * 7 + days)
    if any(clock) or not any(found):
        raise ValueInvalid(f"«{duration}» er ingen rytme. Skriv fx P14D, P1M eller P3M.")
    return found


def _parts(duration: str) -> list[int]:
    match = DURATION.fullmatch(duration.strip())
    if match is None:
        raise ValueInvalid(f"«{duration}» er ikke en varighed. Skriv fx P14D, P3M eller P3M1D.")
    return [int(part or 0) for part in match.groups()]
