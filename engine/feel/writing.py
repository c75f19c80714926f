"""Writes FEEL values out: as FEEL's own text (`string(x)`) and as plain JSON for task data."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.budget import MAX_RESULT_LEVELS, MAX_RESULT_VALUES, MAX_TEXT, FeelLimitError
from engine.feel.values import Range, YearMonthDuration

MICROSECONDS = {"days": 86_400_000_000, "hours": 3_600_000_000, "minutes": 60_000_000, "seconds": 1_000_000}
MAX_LEVELS = 100


def text_of(value: Any) -> str:
    """A value as FEEL writes it; a text stays as it is. Raises FeelLimitError when it gets too long."""
    return value if isinstance(value, str) else _Text().write(value)


class _Text:
    def __init__(self) -> None:
        self.length = 0

    def write(self, value: Any, level: int = 0) -> str:
        if level > MAX_LEVELS:
            raise FeelLimitError("too-deep")
        if isinstance(value, list):
            return "[" + ", ".join(self.write(item, level + 1) for item in value) + "]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{_key(key)}: {self.write(item, level + 1)}" for key, item in value.items()) + "}"
        if isinstance(value, Range):
            return self._range(value, level + 1)
        text = quoted(value) if isinstance(value, str) else scalar_text(value)
        self.length += len(text) + 2
        if self.length > MAX_TEXT + 2:
            raise FeelLimitError("text-too-long", limit=MAX_TEXT)
        return text

    def _range(self, value: Range, level: int) -> str:
        low = "" if value.low is None else self.write(value.low, level)
        high = "" if value.high is None else self.write(value.high, level)
        return f"{'[' if value.low_included else '('}{low}..{high}{']' if value.high_included else ')'}"


def _key(key: str) -> str:
    return key if key.replace(" ", "").replace("_", "").isalnum() else quoted(key)


def quoted(text: str) -> str:
    """A text as literal, in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def scalar_text(value: Any) -> str:
    """A value that is neither text, list, context nor range, as FEEL writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, datetime):
        return f"{value.date().isoformat()}T{_clock_text(value)}{_zone_text(value)}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _clock_text(value) + _zone_text(value)
    if isinstance(value, timedelta):
        return duration_text(value)
    return _months_text(value) if isinstance(value, YearMonthDuration) else "function"


def number_text(number: Decimal) -> str:
    """A number without exponent and without needless zeros after the point."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _clock_text(value: datetime | time) -> str:
    text = f"{value.hour:02}:{value.minute:02}:{value.second:02}"
    return text + (f".{value.microsecond:06}".rstrip("0") if value.microsecond else "")


def _zone_text(value: datetime | time) -> str:
    zone = value.tzinfo
    return "" if zone is None else f"@{zone.key}" if isinstance(zone, ZoneInfo) else offset_text(zone.utcoffset(None))


def offset_text(offset: timedelta | None) -> str:
    """An offset from UTC as ISO writes it: Z, +01:00."""
    seconds = int((offset or timedelta()).total_seconds())
    if seconds == 0:
        return "Z"
    hours, rest = divmod(abs(seconds), 3600)
    tail = f":{rest % 60:02}" if rest % 60 else ""
    return f"{'-' if seconds < 0 else '+'}{hours:02}:{rest // 60:02}{tail}"


def iso_text(value: datetime | time) -> str:
    """A time as task data keeps it: with its offset instead of a zone's name, which other programs cannot read."""
    offset = zone_offset(value)
    suffix = "" if offset is None else offset_text(offset)
    day = f"{value.date().isoformat()}T" if isinstance(value, datetime) else ""
    return day + _clock_text(value) + suffix


def zone_offset(value: datetime | time) -> timedelta | None:
    """The offset from UTC. A time of day in a named zone has none of its own; its winter time is taken."""
    zone: tzinfo | None = value.tzinfo
    if zone is None or isinstance(value, datetime):
        return value.utcoffset()
    return zone.utcoffset(datetime(2000, 1, 1, 12)) if isinstance(zone, ZoneInfo) else value.utcoffset()  # noqa: DTZ001


def duration_text(value: timedelta) -> str:
    """A days and time duration in ISO notation."""
    total = value // timedelta(microseconds=1)
    sign, rest = ("-" if total < 0 else ""), abs(total)
    days, rest = divmod(rest, MICROSECONDS["days"])
    hours, rest = divmod(rest, MICROSECONDS["hours"])
    minutes, rest = divmod(rest, MICROSECONDS["minutes"])
    seconds, fraction = divmod(rest, MICROSECONDS["seconds"])
    second_text = f"{seconds}" + (f".{fraction:06}".rstrip("0") if fraction else "")
    clock = f"{hours}H" * (hours > 0) + f"{minutes}M" * (minutes > 0) + f"{second_text}S" * (second_text != "0")
    if not days and not clock:
        return "PT0S"
    return f"{sign}P" + f"{days}D" * (days > 0) + (f"T{clock}" if clock else "")


def _months_text(value: YearMonthDuration) -> str:
    years, months = divmod(abs(value.months), 12)
    text = f"{years}Y" * (years > 0) + f"{months}M" * (months > 0)
    return f"{'-' if value.months < 0 else ''}P{text or '0M'}"


def to_json(value: Any) -> Any:
    """A FEEL value as plain JSON: numbers as int or float, temporal values as ISO text with offset.

    Raises FeelLimitError when the result is larger or deeper than may be stored.
    """
    return _Json().write(value, 0)


class _Json:
    def __init__(self) -> None:
        self.written = 0

    def write(self, value: Any, level: int) -> Any:
        self.written += 1
        if self.written > MAX_RESULT_VALUES:
            raise FeelLimitError("result-too-large", limit=MAX_RESULT_VALUES)
        if level > MAX_RESULT_LEVELS:
            raise FeelLimitError("result-too-deep", limit=MAX_RESULT_LEVELS)
        if value is None or isinstance(value, (bool, str, int, float)):
            return value
        if isinstance(value, Decimal):
            return plain_number(value)
        if isinstance(value, list):
            return [self.write(item, level + 1) for item in value]
        if isinstance(value, dict):
            return {key: self.write(item, level + 1) for key, item in value.items()}
        return iso_text(value) if isinstance(value, (datetime, time)) else text_of(value)


def plain_number(number: Decimal) -> int | float:
    """The number as int when it is whole (up to 34 digits), else as the nearest float."""
    if number.adjusted() < 34 and number == number.to_integral_value():
        return int(number)
    if number.adjusted() > 307:
        raise FeelLimitError("number-too-large")
    return float(number)
