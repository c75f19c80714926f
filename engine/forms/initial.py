"""What a form shows when it is opened: the draft, else the variable, else the default (C-16, C-18, C-23)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine.forms import dates, paths, schema
from engine.forms.numbers import danish_number
from engine.forms.options import posted_text
from engine.forms.reading import TIME_SUFFIX, read_json
from engine.forms.wording import Data

Texts = dict[str, str | list[str]]
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)  # stored values have four-digit years: no clock is asked


def initial_values(
    form: schema.Form,
    variables: Mapping[str, Any],
    draft: Mapping[str, Any] | None = None,
    *,
    zone: ZoneInfo = dates.COPENHAGEN,
) -> Texts:
    """The texts to show, named as a page posts them; a `draft` (see `submission.draft`) is given back untouched."""
    texts: Texts = {}
    for field in form.fields():
        names = (field.key, field.key + TIME_SUFFIX)
        drafted = {name: draft[name] for name in names if name in draft} if draft else {}
        texts |= drafted or texts_of(field, initial_value(field, variables), zone)
    return texts


def initial_value(field: schema.Field, variables: Mapping[str, Any]) -> Any:
    """The typed value a field starts with: its variable unless it is decided anew, else its default, else empty."""
    known = paths.get(variables, field.path) if field.keeps_variable or field.readonly or field.disabled else None
    value = known if known is not None else field.default
    if isinstance(field, schema.Checklist):
        return list(value) if isinstance(value, list | tuple) else []
    return field.empty if value is None else value


def fixed_value(field: schema.Field, variables: Mapping[str, Any], data: Data) -> Any:
    """The value of a field that nobody may change: its variable if the field can hold it, else its default (C-23)."""
    known = paths.get(variables, field.path)
    if known is not None and not (reading := read_json(field, known, data)).problem:
        return reading.value
    return read_json(field, field.default, data).value


def texts_of(field: schema.Field, value: Any, zone: ZoneInfo) -> Texts:
    """A typed value as a page would post it: dates and numbers in Danish."""
    key = field.key
    match field:
        case schema.Checkbox():
            return {key: "true" if value is True else ""}
        case schema.Checklist():
            return {key: [posted_text(item) for item in value]}
        case schema.Number():
            return {key: _number_text(value)}
        case schema.DateTime():
            return _datetime_texts(field, value, zone)
        case _:
            return {key: "" if value is None else posted_text(value)}


def _number_text(value: Any) -> str:
    if isinstance(value, bool) or value in (None, ""):
        return ""
    try:
        return danish_number(Decimal(str(value)), thousands=False)
    except ArithmeticError:
        return str(value)


def _datetime_texts(field: schema.DateTime, value: Any, zone: ZoneInfo) -> Texts:
    text = value if isinstance(value, str) else ""
    instant = dates.parse_instant(text, zone)
    local = instant.astimezone(zone) if instant else None
    if field.subtype == "time":
        at = local.time() if local else dates.parse_time(text)
        return {field.key: dates.danish_time(at) if at else text}
    day = local.date() if local else dates.parse_date(text, today=_NO_CLOCK.date())
    written = dates.danish_date(day) if day else text
    if field.subtype == "date":
        return {field.key: written}
    return {field.key: written, field.key + TIME_SUFFIX: dates.danish_time(local) if local else ""}
