"""Filters by dates and numbers that the engine looks up in rows, as tables from Camunda's names to stretches.

Answers show instants to the millisecond, so each stretch holds the whole of its last one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from engine.errors import ValueInvalid
from engine.records.ranges import Range
from webforms.rest.dates import as_written
from webforms.rest.parameters import Parameters

Make = Callable[[Parameters, str], Range]
MILLISECOND = timedelta(milliseconds=1)


def before(of: str) -> Make:
    """At the instant that was asked for, or before."""
    return lambda asked, name: Range(of, until=_next(_instant(asked, name)))


def after(of: str) -> Make:
    """At the instant that was asked for, or after."""

    def make(asked: Parameters, name: str) -> Range:
        instant = _instant(asked, name)
        return Range(of, since=instant if instant == as_written(instant) else _next(instant))

    return make


def at(of: str) -> Make:
    """At the instant that was asked for."""

    def make(asked: Parameters, name: str) -> Range:
        instant = _instant(asked, name)
        return Range(of, since=instant, until=_next(instant))

    return make


def equal(of: str) -> Make:
    """The number that was asked for."""
    return lambda asked, name: Range(of, since=_number(asked, name), until=_number(asked, name) + 1)


def at_least(of: str) -> Make:
    """The number that was asked for, or more."""
    return lambda asked, name: Range(of, since=_number(asked, name))


def at_most(of: str) -> Make:
    """The number that was asked for, or less."""
    return lambda asked, name: Range(of, until=_number(asked, name) + 1)


def ranges(asked: Parameters, table: Mapping[str, Make]) -> tuple[Range, ...]:
    """The stretches that were asked for. Raises ValueInvalid."""
    return tuple(make(asked, name) for name, make in table.items() if name in asked)


def _instant(asked: Parameters, name: str) -> datetime:
    instant = asked.instant(name)
    if instant is None:
        raise ValueInvalid(f"{name} skal være et tidspunkt.")
    return instant


def _next(instant: datetime) -> datetime:
    """The first instant that answers show as a later one; the end of time has none."""
    try:
        return as_written(instant) + MILLISECOND
    except OverflowError:
        return instant


def _number(asked: Parameters, name: str) -> int:
    return asked.number(name) or 0
