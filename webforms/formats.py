"""How dates, durations and CPR numbers are written on screen, and how Danish words are sorted (frontend.md § 8)."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
SOON_DAYS = 3
_LAST = {"æ": "z\ue001", "ä": "z\ue001", "ø": "z\ue002", "ö": "z\ue002", "å": "z\ue003", "ü": "y", "§": " "}
_CPR = re.compile(r"(?<!\d)(\d{6})-?\d{4}(?!\d)")


def day(instant: date | datetime | None, zone: ZoneInfo) -> str:
    """`09.03.2026`; empty for no date."""
    return _local(instant, zone).strftime("%d.%m.%Y") if instant else ""


def moment(instant: datetime | None, zone: ZoneInfo) -> str:
    """`9. marts 2026 kl. 14.05`; empty for no instant."""
    if instant is None:
        return ""
    local = instant.astimezone(zone)
    return f"{long_day(local, zone)} kl. {local:%H.%M}"


def long_day(instant: date | datetime, zone: ZoneInfo) -> str:
    """`9. marts 2026`."""
    local = _local(instant, zone)
    return f"{local.day}. {MONTHS[local.month - 1]} {local.year}"


def iso(instant: datetime, zone: ZoneInfo) -> str:
    """What `<time datetime>` takes: local time with offset."""
    return instant.astimezone(zone).isoformat(timespec="minutes")


def week(instant: date | datetime, zone: ZoneInfo) -> int:
    """The week's number; weeks begin on Monday."""
    return _local(instant, zone).isocalendar().week


def days_until(due: datetime, now: datetime, zone: ZoneInfo) -> int:
    """Calendar days from today to the day of `due`; negative when that day is over."""
    return (_local(due, zone) - _local(now, zone)).days


def due_words(due: datetime, now: datetime, zone: ZoneInfo) -> str:
    """How far off a deadline is, in words: «7 dage over», «i dag», «om 3 dage»."""
    days = days_until(due, now, zone)
    if days == 0:
        return "over i dag" if due < now else "i dag"
    if days == 1:
        return "i morgen"
    if days > 1:
        return f"om {days} dage"
    return "1 dag over" if days == -1 else f"{-days} dage over"


def due_status(due: datetime, now: datetime, zone: ZoneInfo) -> str:
    """How a deadline is marked: `error` when it is over, `warning` when it is near, else `info`."""
    if due < now:
        return "error"
    return "warning" if days_until(due, now, zone) <= SOON_DAYS else "info"


def since_words(then: datetime, now: datetime, zone: ZoneInfo) -> str:
    """How long something has lasted, in words: «i dag», «i går», «for 5 dage siden»."""
    days = -days_until(then, now, zone)
    if days <= 0:
        return "i dag"
    return "i går" if days == 1 else f"for {days} dage siden"


def masked(text: str) -> str:
    """`text` with the last four digits of each CPR number hidden: `120345-••••`."""
    return _CPR.sub(r"\1-••••", text)


def danish_order(text: str) -> str:
    """A sort key: æ, ø and å last, `aa` as `å`, other accents dropped, letter case left aside, § before all letters."""
    lowered = text.casefold().replace("aa", "å")
    swapped = "".join(_LAST.get(letter, letter) for letter in unicodedata.normalize("NFC", lowered))
    return "".join(letter for letter in unicodedata.normalize("NFD", swapped) if not unicodedata.combining(letter))


def _local(instant: date | datetime, zone: ZoneInfo) -> date:
    if not isinstance(instant, datetime):
        return instant
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(zone).date()
