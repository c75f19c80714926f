"""From what was posted, or from JSON, to a field's typed value, or the sentence that says why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from engine.forms import dates, schema
from engine.forms.numbers import number_text, number_value, parse_number
from engine.forms.options import chosen, options_of, posted_text
from engine.forms.wording import Data

TIME_SUFFIX = "__tid"  # a date-time is posted as two texts, `key` and `key__tid`
TICKED = frozenset({"true", "on", "ja", "1"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_MAX_LIST = 1000
_HUGE = 10**18  # far beyond what is accepted; longer integers are slow to write out

DATE_SENTENCE = "Skriv datoen som dag.måned.år, for eksempel 09.03.2026."
TIME_SENTENCE = "Skriv klokkeslættet som timer.minutter, for eksempel 14.05."
NUMBER_SENTENCE = "Skriv et tal, for eksempel 1.234,50."


@dataclass(frozen=True)
class Reading:
    """A typed value, or a problem in one Danish sentence."""

    value: Any = None
    problem: str = ""


Posted = Mapping[str, Sequence[str]]


def read_posted(field: schema.Field, posted: Posted, data: Data) -> Reading:
    """The value of what a page posted for `field`; nothing posted means empty."""
    texts = posted.get(field.key) or ()
    match field:
        case schema.Checkbox():
            return Reading(any(text.lower() in TICKED for text in texts))
        case schema.Checklist():
            return _chosen_texts(field, texts, data)
        case schema.DateTime(subtype="datetime"):
            times = posted.get(field.key + TIME_SUFFIX) or ()
            return _moment(_first(texts), _first(times), data)
        case _:
            return _read_one(field, _first(texts), data)


def read_json(field: schema.Field, value: Any, data: Data) -> Reading:
    """The value of JSON given for `field`; null means empty. Text is read as if it had been typed."""
    if value is None:
        return Reading(_empty(field))
    match field:
        case schema.Checkbox():
            return Reading(value) if isinstance(value, bool) else Reading(False, "Skriv true eller false.")
        case schema.Checklist():
            items = list(value) if isinstance(value, list | tuple) else [value]
            return _chosen_values(field, items, data)
        case schema.Choice():
            option = chosen(options_of(field, data), value)
            return Reading(option.value) if option else _read_one(field, posted_text(value), data)
        case schema.Number() if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _HUGE:
            return _number(field, number_text(Decimal(str(value))).replace(".", ","))
        case schema.DateTime(subtype="datetime") if isinstance(value, str):
            return _moment_or_day(value, data)
        case _ if isinstance(value, str):
            return _read_one(field, value, data)
        case _:
            return Reading(_empty(field), "Værdien er ikke af den type, feltet har.")


def _read_one(field: schema.Field, text: str, data: Data) -> Reading:
    match field:
        case schema.TextField():
            return Reading(" ".join(_CONTROLS.sub("", text).split("\n")).replace("\t", " ").replace("\r", "").strip())
        case schema.TextArea():
            text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
            return Reading(text if text.strip() else "")
    if not text.strip():
        return Reading(_empty(field))
    reader = _READERS.get(type(field))
    return reader(field, text, data) if reader else Reading(_empty(field))


def _empty(field: schema.Field) -> Any:
    return [] if isinstance(field, schema.Checklist) else field.empty


def _first(texts: Sequence[str]) -> str:
    return texts[0] if texts else ""


def _number(field: schema.Field, text: str, data: Data | None = None) -> Reading:
    number = parse_number(text)
    if number is None:
        return Reading(None, NUMBER_SENTENCE)
    as_text = isinstance(field, schema.Number) and field.as_text
    return Reading(number_text(number) if as_text else number_value(number))


def _choice(field: schema.Field, text: str, data: Data) -> Reading:
    options = options_of(field, data) if isinstance(field, schema.Choice) else ()
    found = next((option for option in options if posted_text(option.value) == text), None)
    return Reading(found.value) if found else Reading(None, "Vælg en af mulighederne.")


def _chosen_texts(field: schema.Choice, texts: Sequence[str], data: Data) -> Reading:
    options = options_of(field, data)
    wanted = {text for text in texts[:_MAX_LIST] if text}
    found = [option.value for option in options if posted_text(option.value) in wanted]
    unknown = wanted - {posted_text(option.value) for option in options}
    return Reading(found, "Vælg kun blandt mulighederne." if unknown else "")


def _chosen_values(field: schema.Choice, items: list[Any], data: Data) -> Reading:
    return _chosen_texts(field, [posted_text(item) for item in items if isinstance(item, str | int | float)], data)


def _datetime(field: schema.Field, text: str, data: Data) -> Reading:
    if isinstance(field, schema.DateTime) and field.subtype == "time":
        at = dates.parse_time(text)
        return Reading(at.isoformat()) if at else Reading(None, TIME_SENTENCE)
    day = dates.parse_date(text, today=_today(data))
    if day:
        return Reading(day.isoformat())
    instant = dates.parse_instant(text, data.zone)
    return Reading(dates.iso(instant)) if instant else Reading(None, DATE_SENTENCE)


def _moment(day_text: str, time_text: str, data: Data) -> Reading:
    if not day_text.strip() and not time_text.strip():
        return Reading(None)
    instant = dates.parse_instant(day_text, data.zone) if not time_text.strip() else None
    if instant:
        return Reading(dates.iso(instant))
    day = dates.parse_date(day_text, today=_today(data))
    if not day:
        return Reading(None, DATE_SENTENCE)
    at = dates.parse_time(time_text)
    if not at:
        return Reading(None, TIME_SENTENCE)
    if dates.is_skipped(day, at, data.zone):
        words = f"Klokken {dates.danish_time(at)} findes ikke den {dates.danish_date(day)}: sommertiden begynder."
        return Reading(None, words)
    return Reading(dates.instant_text(day, at, data.zone))


def _moment_or_day(text: str, data: Data) -> Reading:
    """A date-time given as JSON may also be a date only: the diagrams take both (convention C-12)."""
    day = dates.parse_date(text, today=_today(data))
    return Reading(day.isoformat()) if day else _moment(text, "", data)


def _today(data: Data) -> date:
    return data.now.astimezone(data.zone).date()


_READERS: dict[type[schema.Field], Callable[[schema.Field, str, Data], Reading]] = {
    schema.Number: _number,
    schema.Radio: _choice,
    schema.Select: _choice,
    schema.DateTime: _datetime,
}
