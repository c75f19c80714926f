"""Dates and times as Danes write them, to ISO text and back (reference: a text field, not a picker, takes them)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")  # where nothing else is configured
FIRST_YEAR, LAST_YEAR = 1900, 2199
_WITH_MARKS = re.compile(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4}|\d{2})\.?", re.ASCII)
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ISO_INSTANT = re.compile(
    r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)(?:\[[\w/+-]{1,50}\])?", re.ASCII
)
_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?(?:[.:](\d{2}))?", re.ASCII | re.IGNORECASE)
_TIME_DIGITS = re.compile(r"(\d{2})(\d{2})", re.ASCII)
_YEARS_AHEAD = 30  # 56 is 2056 in 2026, 57 is 1957


def parse_date(text: str, *, today: date) -> date | None:
    """The date of `d.m.yyyy`, `d-m-yyyy`, `d/m/yyyy`, `ddmmyyyy`, each with two-digit years too, or ISO; else None."""
    written = "".join(text.split())
    if match := _ISO.fullmatch(written):
        year, month, day = match.groups()
    elif match := _WITH_MARKS.fullmatch(written) or _DIGITS.fullmatch(written):
        day, month, year = match.groups()
    else:
        return None
    number = int(year) if len(year) == 4 else _full_year(int(year), today)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


def _full_year(two_digits: int, today: date) -> int:
    year = 2000 + two_digits
    return year if year <= today.year + _YEARS_AHEAD else year - 100


def parse_time(text: str) -> time | None:
    """The time of day of `14.05`, `14:05`, `1405`, `14` or `kl. 14.05`; else None."""
    written = text.strip()
    match = _TIME_DIGITS.fullmatch(written) or _TIME.fullmatch(written)
    if not match:
        return None
    hour, minute, second = (int(part or 0) for part in (*match.groups(), None)[:3])
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def parse_instant(text: str, zone: ZoneInfo) -> datetime | None:
    """The instant of an ISO date-time; without an offset it is in `zone`. None for anything else."""
    written = text.strip()
    match = _ISO_INSTANT.fullmatch(written)
    if not match:
        return None
    try:
        instant = datetime.fromisoformat(match.group(1))
    except ValueError:
        return None
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)


def is_skipped(day: date, at: time, zone: ZoneInfo) -> bool:
    """Whether the clock jumps over this moment when summer time begins."""
    local = datetime.combine(day, at, zone)
    return local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None)


def instant_text(day: date, at: time, zone: ZoneInfo) -> str:
    """The moment as ISO text with offset; of two (summer time ends) the first."""
    return iso(datetime.combine(day, at, zone))


def iso(instant: datetime) -> str:
    """ISO text with offset, to the second or as fine as it is."""
    return instant.isoformat()


def danish_date(day: date) -> str:
    """`09.03.2026`."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def danish_time(at: time | datetime) -> str:
    """`14.05`; seconds only if there are any."""
    return f"{at.hour:02}.{at.minute:02}" + (f".{at.second:02}" if at.second else "")


def danish(text: str, zone: ZoneInfo) -> str:
    """Stored ISO text for people: `09.03.2026`, `09.03.2026 kl. 14.05` or `kl. 14.05`; anything else unchanged."""
    instant = parse_instant(text, zone)
    if instant:
        local = instant.astimezone(zone)
        return f"{danish_date(local.date())} kl. {danish_time(local)}"
    if _ISO.fullmatch(text):
        try:
            return danish_date(date.fromisoformat(text))
        except ValueError:
            return text
    try:
        return f"kl. {danish_time(time.fromisoformat(text))}" if re.match(r"\d{2}:\d{2}", text) else text
    except ValueError:
        return text
