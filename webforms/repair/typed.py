"""What is typed on the page «Ret sagen»: a moment, or the new value of a piece of information."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from engine.errors import ValueInvalid
from engine.forms.dates import parse_date, parse_time
from webforms.context import now, zone

NUMBER = "Skriv et tal."
OTHER = "Værdien skal skrives som før: med de samme anførselstegn, klammer og kommaer."


def moment(day: str, at: str) -> datetime:
    """A day and a time of day, as an instant. Raises ValueInvalid."""
    found, time_of_day = parse_date(day, today=now().astimezone(zone()).date()), parse_time(at)
    if found is None or time_of_day is None:
        raise ValueInvalid("Skriv en dato, fx 31.12.2026, og et klokkeslæt, fx 12.00.")
    return datetime.combine(found, time_of_day, tzinfo=zone())


def shown(value: Any) -> str:
    """A value as it is typed: texts as they are, yes and no in words, anything else as JSON."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def value(text: str, old: Any) -> Any:
    """The typed value, of the kind that the old one was; empty for what was not a text means none.

    Raises ValueInvalid.
    """
    if old is None or isinstance(old, str):
        return text
    if not text.strip():
        return None
    if isinstance(old, bool):
        return _truth(text)
    if isinstance(old, int | float):
        return _number(text)
    try:
        return json.loads(text)
    except ValueError as error:
        raise ValueInvalid(OTHER) from error


def _truth(text: str) -> bool:
    word = text.strip().casefold()
    if word not in ("ja", "nej"):
        raise ValueInvalid("Skriv ja eller nej.")
    return word == "ja"


def _number(text: str) -> int | float:
    plain = text.strip().replace(".", "").replace(",", ".") if "," in text else text.strip()
    try:
        return int(plain) if plain.lstrip("-").isdecimal() else float(plain)
    except ValueError as error:
        raise ValueInvalid(NUMBER) from error
