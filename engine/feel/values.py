"""FEEL's values in Python: which Python type stands for which FEEL type, and the way in from JSON.

null None · boolean bool · number Decimal · string str · list list · context dict · date date · time time ·
date and time datetime · days and time duration timedelta · the rest are the classes below.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Any

NUMBERS = Context(
    prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=[InvalidOperation, DivisionByZero, Overflow]
)


@dataclass(frozen=True, slots=True)
class YearMonthDuration:
    """A duration in whole months; years are twelve of them."""

    months: int


@dataclass(frozen=True, slots=True)
class Range:
    """An interval; a missing end (None) is open to that side."""

    low: Any
    high: Any
    low_included: bool
    high_included: bool


@dataclass(frozen=True, slots=True, eq=False)
class FunctionValue:
    """A function written in an expression; `call` takes its arguments in order."""

    parameters: tuple[str, ...]
    call: Callable[[list[Any]], Any]


KINDS: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    Decimal: "number",
    str: "string",
    date: "date",
    time: "time",
    datetime: "date and time",
    timedelta: "days and time duration",
    YearMonthDuration: "years and months duration",
    list: "list",
    dict: "context",
    Range: "range",
    FunctionValue: "function",
}
PLAIN = frozenset(KINDS) - {list, dict, Decimal}


def kind(value: Any) -> str:
    """The name of a value's FEEL type."""
    return KINDS.get(type(value), "any")


def from_json(value: Any, spend: Callable[[int], None]) -> Any:
    """A value of task data as FEEL value: numbers become Decimal; a number that is none (NaN) becomes null."""
    value_type = type(value)
    if value_type is int or value_type is float or value_type is Decimal:
        return to_number(value)
    if value_type in PLAIN:
        return value
    if isinstance(value, Mapping):
        spend(len(value) + 1)
        return {str(key): from_json(item, spend) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        spend(len(value) + 1)
        return [from_json(item, spend) for item in value]
    return str(value)


def to_number(value: int | float | Decimal) -> Decimal | None:
    """A Python number as FEEL number of 34 digits; null when it is not finite or too large."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        value = Decimal(repr(value))
    elif isinstance(value, int) and value.bit_length() > 20_000:
        return None
    try:
        return NUMBERS.create_decimal(value)
    except (Overflow, InvalidOperation):
        return None
