"""What a typed value must fulfil: required, lengths, limits, patterns, no CPR number (form-js; C-17, C-20)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import re2

from engine.feel import Expression
from engine.forms import dates, schema
from engine.forms.numbers import danish_number
from engine.forms.options import options_of
from engine.forms.privacy import holds_cpr_number
from engine.forms.wording import Data

LONGEST_LINE, LONGEST_TEXT = 10_000, 100_000
_EMAIL = re2.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")
_PHONE = re2.compile(r"^(\+|00)?[0-9](?:[ -]?[0-9]){6,14}$")


def problem_with(field: schema.Field, value: Any, data: Data) -> str:
    """The sentence that says what is wrong with `value`, empty if nothing is. `data` holds the other values."""
    name = field.label.text(data) or field.key
    if is_missing(field, value):
        return missing_sentence(field, name) if is_required(field, data) else ""
    match field:
        case schema.TextField():
            return _length(field, value, name, data, LONGEST_LINE) or _form_of_text(field, value, name)
        case schema.TextArea():
            return _length(field, value, name, data, LONGEST_TEXT)
        case schema.Number():
            return _limits(field, Decimal(str(value)), name, data)
        case schema.Checklist(all_required=True) if len(value) < len(options_of(field, data)):
            return f"Sæt kryds ved alle punkter i «{name}»."
        case schema.DateTime(disallow_passed=True) if _is_passed(value, data):
            return f"Datoen i «{name}» må ikke ligge før i dag."
    return ""


def is_required(field: schema.Field, data: Data) -> bool:
    """Whether the field must be filled in for these data."""
    all_required = isinstance(field, schema.Checklist) and field.all_required
    return field.required or all_required or bool(field.required_if and data.holds(field.required_if))


def is_missing(field: schema.Field, value: Any) -> bool:
    """Whether the value counts as not filled in: a checkbox is filled in when it is ticked."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value is False or (isinstance(value, list | tuple) and not value)


def missing_sentence(field: schema.Field, name: str) -> str:
    """What is said of a required field that was left empty."""
    match field:
        case schema.Checkbox():
            return f"Sæt kryds i «{name}»."
        case schema.Checklist(all_required=True):
            return f"Sæt kryds ved alle punkter i «{name}»."
        case schema.Checklist():
            return f"Sæt mindst ét kryds i «{name}»."
        case schema.Choice():
            return f"Vælg et svar i «{name}»."
        case _:
            return f"Udfyld «{name}»."


def _length(field: schema.TextField | schema.TextArea, value: str, name: str, data: Data, longest: int) -> str:
    length = len(value.strip())
    least, most = _number(field.min_length, data), _number(field.max_length, data)
    if least is not None and length < least:
        return f"Skriv mindst {danish_number(least)} tegn i «{name}»."
    limit = longest if most is None else min(int(most), longest)
    if length > limit:
        return f"Skriv højst {danish_number(limit)} tegn i «{name}». Der er {danish_number(length)}."
    return ""


def _form_of_text(field: schema.TextField, value: str, name: str) -> str:
    if holds_cpr_number(value):
        return f"«{name}» ser ud til at rumme et CPR-nummer. Skriv en reference, aldrig et CPR-nummer."
    if field.pattern and not re2.search(field.pattern, value):
        return field.pattern_message or f"Det, der står i «{name}», har ikke den rigtige form."
    if field.validation_type == "email" and not _EMAIL.search(value):
        return f"Skriv en mailadresse i «{name}», for eksempel navn@kommune.dk."
    if field.validation_type == "phone" and not _PHONE.search(value):
        return f"Skriv et telefonnummer i «{name}», for eksempel 12 34 56 78."
    return ""


def _limits(field: schema.Number, value: Decimal, name: str, data: Data) -> str:
    least, most = _number(field.minimum, data), _number(field.maximum, data)
    if least is not None and value < least:
        return f"Tallet i «{name}» skal være mindst {danish_number(least)}."
    if most is not None and value > most:
        return f"Tallet i «{name}» må højst være {danish_number(most)}."
    if field.decimals is not None and value != round(value, field.decimals):
        places = "1 decimal" if field.decimals == 1 else f"{field.decimals} decimaler"
        decimals = f"et tal med højst {places}" if field.decimals else "et helt tal"
        return f"Skriv {decimals} i «{name}»."
    if field.increment and (value - (least or 0)) % field.increment:
        return f"Tallet i «{name}» skal gå op i {danish_number(field.increment)}."
    return ""


def _number(limit: Decimal | int | Expression | None, data: Data) -> Decimal | None:
    value = data.value(limit) if isinstance(limit, Expression) else limit
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return Decimal(str(value))


def _is_passed(value: str, data: Data) -> bool:
    instant = dates.parse_instant(value, data.zone)
    today = data.now.astimezone(data.zone).date()
    day = instant.astimezone(data.zone).date() if instant else dates.parse_date(value, today=today)
    return day is not None and day < today
