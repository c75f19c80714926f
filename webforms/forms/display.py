"""Values as people read them: dates `dd.mm.åååå kl. 14.05`, numbers `1.234,5`, answers by their labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine.forms import dates, paths, schema
from engine.forms.numbers import danish_number
from engine.forms.options import labels, options_of
from engine.forms.wording import Data

NOTHING = "–"


@dataclass(frozen=True)
class ShownValue:
    """One line of a filled-in form: the label and the value in words."""

    label: str
    value: str


def display_value(
    field: schema.Field, value: Any, *, zone: ZoneInfo = dates.COPENHAGEN, data: Data | None = None
) -> str:
    """The value in Danish words; a dash for nothing. `data` is needed for answers that are not listed in the form."""
    if value is None or value in ("", [], ()):
        return NOTHING
    match field:
        case schema.Choice():
            options = options_of(field, data) if data else field.options
            return labels(options, value)
        case schema.DateTime() if isinstance(value, str):
            return dates.danish(value, zone)
        case _:
            return display_any(value, zone=zone, read_dates=False)


def display_any(value: Any, *, zone: ZoneInfo = dates.COPENHAGEN, read_dates: bool = True) -> str:
    """A value without a field, for lists of variables and history; with `read_dates` ISO texts are shown as dates."""
    match value:
        case None | "" | []:
            return NOTHING
        case bool():
            return "Ja" if value else "Nej"
        case int() | float():
            return danish_number(Decimal(str(value)))
        case str():
            return dates.danish(value, zone) if read_dates else value
        case list() | tuple():
            return ", ".join(display_any(item, zone=zone, read_dates=read_dates) for item in value)
        case Mapping():
            lines = (f"{key}: {display_any(inner, zone=zone, read_dates=read_dates)}" for key, inner in value.items())
            return "; ".join(lines)
        case _:
            return str(value)


def display_form(form: schema.Form, values: Mapping[str, Any], data: Data) -> tuple[ShownValue, ...]:
    """The fields of `form` that `values` has, with their labels, in the form's order: what was submitted."""
    return tuple(
        ShownValue(field.label.text(data) or field.key, display_value(field, found, zone=data.zone, data=data))
        for field in form.fields()
        if (found := paths.get(values, field.path)) is not None
    )
