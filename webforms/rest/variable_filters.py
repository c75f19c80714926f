"""Filters by the value of variables: `variables` and `processVariables` of the queries for cases and tasks.

In an address they are written name_operator_value, comma-separated, and the value is a text, as in Camunda; in JSON
they are {"name", "operator", "value"} with values of any type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any

from engine.errors import ValueInvalid
from webforms.rest.context import actor, engine
from webforms.rest.filters import Filter, like_pattern
from webforms.rest.parameters import Parameters

Condition = Callable[[Mapping[str, Any]], bool]


def _same_kind(value: Any, wanted: Any) -> bool:
    if isinstance(value, bool) or isinstance(wanted, bool):
        return isinstance(value, bool) and isinstance(wanted, bool)
    numbers = isinstance(value, int | float) and isinstance(wanted, int | float)
    return numbers or type(value) is type(wanted)


def _equal(value: Any, wanted: Any) -> bool:
    return _same_kind(value, wanted) and bool(value == wanted)


def _ordered(holds: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare(value: Any, wanted: Any) -> bool:
        return isinstance(value, str | int | float) and _same_kind(value, wanted) and holds(value, wanted)

    return compare


def _like(value: Any, wanted: Any) -> bool:
    return isinstance(value, str) and like_pattern(str(wanted)).fullmatch(value) is not None


OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": _equal,
    "neq": lambda value, wanted: not _equal(value, wanted),
    "gt": _ordered(lambda value, wanted: value > wanted),
    "gteq": _ordered(lambda value, wanted: value >= wanted),
    "lt": _ordered(lambda value, wanted: value < wanted),
    "lteq": _ordered(lambda value, wanted: value <= wanted),
    "like": _like,
    "notLike": lambda value, wanted: isinstance(value, str) and not _like(value, wanted),
}
WRITTEN = re.compile(rf"(.+?)_({'|'.join(sorted(OPERATORS, key=len, reverse=True))})_(.*)", re.DOTALL)


def variables_of(instance: str) -> Filter:
    """The variables of the case whose id is the record's attribute `instance` are as asked. Raises ValueInvalid."""

    def read(asked: Parameters, name: str) -> Callable[[Any], bool]:
        no_case = (asked.flag("variableNamesIgnoreCase"), asked.flag("variableValuesIgnoreCase"))
        conditions = [_condition(each, *no_case) for each in asked.items(name)]
        values = cache(lambda instance_id: engine().read.variables(instance_id, actor()))
        instance_id = attrgetter(instance)
        return lambda record: all(holds(values(instance_id(record))) for holds in conditions)

    return read


def _condition(sent: Any, any_case_name: bool, any_case_value: bool) -> Condition:
    """One variable's condition; a variable that the case has not fulfils none. Raises ValueInvalid."""
    name, operator, wanted = _parts(sent)
    holds = OPERATORS.get(operator)
    if holds is None:
        raise ValueInvalid(f"Variabler kan ikke sammenlignes med «{operator}», kun med {', '.join(OPERATORS)}.")
    fold = _folded if any_case_value else lambda value: value

    def fulfilled(values: Mapping[str, Any]) -> bool:
        found = [value for key, value in values.items() if key == name or (any_case_name and _alike(key, name))]
        return any(holds(fold(value), fold(wanted)) for value in found)

    return fulfilled


def _parts(sent: Any) -> tuple[str, str, Any]:
    if isinstance(sent, dict) and isinstance(sent.get("name"), str):
        return sent["name"], str(sent.get("operator") or "eq"), sent.get("value")
    written = WRITTEN.fullmatch(sent) if isinstance(sent, str) else None
    if written is None:
        raise ValueInvalid('En variabel søges som navn_eq_værdi eller {"name": …, "operator": "eq", "value": …}.')
    return written[1], written[2], written[3]


def _alike(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value
