"""Filters and orders of the list resources, as tables from Camunda's parameter names to what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, TypeVar

from engine.errors import ValueInvalid
from webforms.rest.dates import as_written
from webforms.rest.parameters import Parameters

T = TypeVar("T")
Get = Callable[[Any], Any]
Filter = Callable[[Parameters, str], Callable[[Any], bool]]
Order = Callable[[Any], Any]


def _getter(what: str | Get) -> Get:
    return attrgetter(what) if isinstance(what, str) else what


def equal(what: str | Get) -> Filter:
    """The value is the one that was asked for."""
    return lambda asked, name: lambda record: _getter(what)(record) == asked.text(name)


def within(what: str | Get) -> Filter:
    """The value is among those that were asked for."""
    return lambda asked, name: lambda record: _getter(what)(record) in (asked.texts(name) or ())


def like(what: str | Get) -> Filter:
    """SQL's LIKE: `%` stands for any text, `_` for one character."""

    def read(asked: Parameters, name: str) -> Callable[[Any], bool]:
        pattern = like_pattern(asked.text(name) or "")
        return lambda record: pattern.fullmatch(str(_getter(what)(record) or "")) is not None

    return read


def like_pattern(asked: str) -> re.Pattern[str]:
    """SQL's LIKE as a pattern that never runs away.

    Each part between two `%` is found at its first place and nowhere else (atomic groups).
    """
    first, *rest = (re.escape(part).replace("_", ".") for part in asked.split("%"))
    if not rest:
        return re.compile(first, re.DOTALL)
    between = "".join(f"(?>.*?{part})" for part in rest[:-1] if part)
    return re.compile(f"{first}{between}.*{rest[-1]}", re.DOTALL)


def number(what: str | Get) -> Filter:
    """The number is the one that was asked for."""
    return lambda asked, name: lambda record: _getter(what)(record) == asked.number(name)


def before(what: str | Get) -> Filter:
    """The instant is at or before the one that was asked for."""
    return lambda asked, name: lambda record: _compare(_getter(what)(record), asked.instant(name), -1)


def after(what: str | Get) -> Filter:
    """The instant is at or after the one that was asked for."""
    return lambda asked, name: lambda record: _compare(_getter(what)(record), asked.instant(name), 1)


def _compare(value: Any, limit: Any, sign: int) -> bool:
    return value is not None and (as_written(value) <= limit if sign < 0 else as_written(value) >= limit)


def when(holds: Callable[[Any], bool]) -> Filter:
    """A flag: when true is sent, `holds` must be true of the record; false asks for nothing."""
    return lambda asked, name: holds if asked.flag(name) else lambda _: True


def answers(holds: Callable[[Any], bool]) -> Filter:
    """A flag that also asks when it is false: then `holds` must be false."""
    return lambda asked, name: lambda record: bool(holds(record)) == asked.flag(name)


def selected(records: Iterable[T], asked: Parameters, filters: Mapping[str, Filter]) -> list[T]:
    """The records that every filter sent lets through. Raises ValueInvalid."""
    tests = [make(asked, name) for name, make in filters.items() if name in asked]
    return [record for record in records if all(test(record) for test in tests)]


def ordered(records: Iterable[T], asked: Parameters, orders: Mapping[str, str | Get]) -> list[T]:
    """The records in the order asked for; empty values come last. Raises ValueInvalid for an order we have not."""
    result = list(records)
    for name, descending in reversed(asked.sorting()):
        if name not in orders:
            raise ValueInvalid(f"Der kan ikke sorteres efter «{name}», kun efter {', '.join(sorted(orders))}.")
        get = _getter(orders[name])
        filled = [record for record in result if get(record) is not None]
        empty = [record for record in result if get(record) is None]
        result = sorted(filled, key=get, reverse=descending) + empty
    return result
