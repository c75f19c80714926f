"""Filters and orders of the list resources, as tables from Camunda's parameter names to what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar

from engine.errors import Refused, ValueInvalid
from webforms.rest.dates import as_written
from webforms.rest.parameters import Parameters

T = TypeVar("T")
Get = Callable[[Any], Any]
Filter = Callable[[Parameters, str], Callable[[Any], bool]]
MOST = 10_000  # records that one query looks at one by one
TOO_MANY = (
    f"Forespørgslen skal se mere end {MOST} rækker igennem. Afgræns den, fx med processInstanceId, "
    "processDefinitionKey eller et tidsrum, eller hent den i bidder med maxResults."
)


def _getter(what: str | Get) -> Get:
    return attrgetter(what) if isinstance(what, str) else what


def equal(what: str | Get) -> Filter:
    """The value is the one that was asked for."""
    return lambda asked, name: lambda record: _getter(what)(record) == asked.text(name)


def within(what: str | Get) -> Filter:
    """The value is among those that were asked for."""
    return lambda asked, name: lambda record: _getter(what)(record) in (asked.texts(name) or ())


def within_any(what: str | Get) -> Filter:
    """One of the values is among those that were asked for."""
    return lambda asked, name: lambda record: not set(_getter(what)(record)).isdisjoint(asked.texts(name) or ())


def like(what: str | Get) -> Filter:
    """SQL's LIKE: `%` stands for any text, `_` for one character."""

    def read(asked: Parameters, name: str) -> Callable[[Any], bool]:
        pattern = like_pattern(asked.text(name) or "")
        return lambda record: pattern.fullmatch(str(_getter(what)(record) or "")) is not None

    return read


def unless(filter_: Filter) -> Filter:
    """What the filter does not let through."""

    def read(asked: Parameters, name: str) -> Callable[[Any], bool]:
        holds = filter_(asked, name)
        return lambda record: not holds(record)

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


def at_least(what: str | Get) -> Filter:
    """The number is not below the one that was asked for."""
    return lambda asked, name: lambda record: _getter(what)(record) >= (asked.number(name) or 0)


def at_most(what: str | Get) -> Filter:
    """The number is not above the one that was asked for."""
    return lambda asked, name: lambda record: _getter(what)(record) <= (asked.number(name) or 0)


def at(what: str | Get) -> Filter:
    """The instant is the one that was asked for, as answers show it."""

    def read(asked: Parameters, name: str) -> Callable[[Any], bool]:
        wanted = asked.instant(name)
        return lambda record: (value := _getter(what)(record)) is not None and as_written(value) == wanted

    return read


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


def nothing(asked: Parameters, name: str) -> Callable[[Any], bool]:
    """What nothing here has."""
    return lambda record: False


EVERYTHING = when(lambda record: True)  # a flag that all here fulfil
TENANTS: dict[str, Filter] = {"tenantIdIn": nothing, "withoutTenantId": EVERYTHING}  # nothing here has a tenant


def selected(records: Iterable[T], asked: Parameters, filters: Mapping[str, Filter]) -> list[T]:
    """The records that every filter sent lets through. Raises ValueInvalid."""
    tests = [make(asked, name) for name, make in filters.items() if name in asked]
    return [record for record in records if all(test(record) for test in tests)]


def answered(
    records: Iterable[T], asked: Parameters, filters: Mapping[str, Filter], orders: Mapping[str, str | Get]
) -> list[T]:
    """The page that was asked for of the records that every filter sent lets through, in the order asked for.

    Reads no more records than it needs. Raises ValueInvalid, and Refused when it would need too many.
    """
    tests = [make(asked, name) for name, make in filters.items() if name in asked]
    found = (record for record in bounded(records) if all(test(record) for test in tests))
    if asked.sorting():
        return list(asked.page(ordered(found, asked, orders)))
    first, most = asked.number("firstResult") or 0, asked.number("maxResults")
    return list(islice(found, first, None if most is None else first + most))


def needed(asked: Parameters, filters: Mapping[str, Filter]) -> int:
    """How many records `answered` looks at; one more than it may, where that is not known."""
    most = asked.number("maxResults")
    if most is None or asked.sorting() or any(name in asked for name in filters):
        return MOST + 1
    return min((asked.number("firstResult") or 0) + most, MOST + 1)


def bounded(records: Iterable[T]) -> Iterator[T]:
    """The records, as long as they are not too many to be looked at one by one. Raises Refused."""
    for number, record in enumerate(records):
        if number == MOST:
            raise Refused(TOO_MANY)
        yield record


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
