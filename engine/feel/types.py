"""Type names as `instance of` and parameters write them, and whether a value is of a type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.feel.values import FunctionValue, Range, kind

SIMPLE_TYPES = {
    "Any": "any",
    "any": "any",
    "Null": "null",
    "null": "null",
    "number": "number",
    "string": "string",
    "boolean": "boolean",
    "date": "date",
    "time": "time",
    "date and time": "date and time",
    "dateTime": "date and time",
    "days and time duration": "days and time duration",
    "day and time duration": "days and time duration",
    "dayTimeDuration": "days and time duration",
    "years and months duration": "years and months duration",
    "year and month duration": "years and months duration",
    "yearMonthDuration": "years and months duration",
    "list": "list",
    "context": "context",
    "range": "range",
    "function": "function",
}


@dataclass(frozen=True, slots=True)
class Type:
    """A type: its kind, the type of the elements (list, range) or the result (function), and the parts."""

    kind: str
    element: Type | None = None
    members: tuple[tuple[str, Type], ...] = ()
    parameters: tuple[Type, ...] | None = None


ANY = Type("any")


def is_instance(value: Any, wanted: Type) -> bool:
    """Whether a value is of the type; null is of type Null alone (DMN 1.5, table 50)."""
    if value is None:
        return wanted.kind == "null"
    if wanted.kind == "any":
        return True
    if kind(value) != wanted.kind:
        return False
    if isinstance(value, list):
        return wanted.element is None or all(item is None or is_instance(item, wanted.element) for item in value)
    if isinstance(value, dict):
        return all(name in value and _member_fits(value[name], part) for name, part in wanted.members)
    if isinstance(value, Range):
        ends = [end for end in (value.low, value.high) if end is not None]
        return wanted.element is None or all(is_instance(end, wanted.element) for end in ends)
    if isinstance(value, FunctionValue):
        return wanted.parameters is None or len(wanted.parameters) == len(value.parameters)
    return True


def _member_fits(value: Any, wanted: Type) -> bool:
    return value is None or is_instance(value, wanted)
