"""When two values are equal and which comes first; None where FEEL says null (DMN 1.5, tables 53 and 54)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from engine.feel.failures import NoValue
from engine.feel.values import FunctionValue, Range, YearMonthDuration, kind
from engine.feel.writing import zone_offset

MAX_LEVELS = 100
EPOCH = datetime.combine(date.min, time())
ORDERED = {"number", "string", "date", "time", "date and time", "days and time duration", "years and months duration"}


class NotComparable(NoValue):
    """Two values have no order or equality."""

    def __init__(self, left: Any, right: Any, code: str = "not-comparable") -> None:
        super().__init__(code, left=kind(left), right=kind(right))


def equal(left: Any, right: Any, level: int = 0) -> bool:
    """Whether two values are the same value. Null equals null alone. Raises NotComparable for different types."""
    if left is None or right is None:
        return left is right
    left_type, right_type = type(left), type(right)
    if left_type is not right_type or level > MAX_LEVELS:
        raise NotComparable(left, right)
    if left_type is list:
        return len(left) == len(right) and all(equal(a, b, level + 1) for a, b in zip(left, right, strict=True))
    if left_type is dict:
        return left.keys() == right.keys() and all(equal(left[key], right[key], level + 1) for key in left)
    if left_type is Range:
        same_ends = left.low_included == right.low_included and left.high_included == right.high_included
        return same_ends and equal(left.low, right.low, level + 1) and equal(left.high, right.high, level + 1)
    if left_type is datetime or left_type is time:
        return bool(sort_key(left, right) == sort_key(right, left))
    return bool(left is right if left_type is FunctionValue else left == right)


def same(left: Any, right: Any) -> bool:
    """As `equal`, with False where there is no comparison."""
    try:
        return equal(left, right)
    except NotComparable:
        return False


def less(left: Any, right: Any) -> bool:
    """Whether `left` comes before `right`. Raises NotComparable, also for null."""
    if type(left) is not type(right) or kind(left) not in ORDERED:
        raise NotComparable(left, right)
    if isinstance(left, YearMonthDuration):
        return bool(left.months < right.months)
    return bool(sort_key(left, right) < sort_key(right, left))


def sort_key(value: Any, other: Any) -> Any:
    """What Python may compare in place of `value`. Raises NotComparable for a local against a zoned time."""
    if not isinstance(value, (datetime, time)):
        return value
    if (value.tzinfo is None) != (other.tzinfo is None):
        raise NotComparable(value, other, "local-and-zoned")
    if isinstance(value, datetime):
        return instant(value)
    clock = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    return clock - (zone_offset(value) or timedelta())


def instant(moment: datetime) -> timedelta:
    """A moment in a form that compares and subtracts by elapsed time, whatever the zone."""
    return moment.replace(tzinfo=None) - EPOCH - (moment.utcoffset() or timedelta())


def in_range(value: Any, interval: Range) -> bool:
    """Whether a value lies within an interval. Raises NotComparable when it cannot be said."""
    low, high = interval.low, interval.high
    if low is not None and (less(value, low) or (not interval.low_included and not less(low, value))):
        return False
    return high is None or (less(value, high) or (interval.high_included and not less(high, value)))


def holds(container: Any, value: Any) -> bool:
    """Whether a test value meets the input: equals it, or is a list or interval that holds it."""
    if isinstance(container, Range):
        return in_range(value, container)
    if isinstance(container, list):
        return any(_meets(item, value) for item in container) or (isinstance(value, list) and same(container, value))
    return equal(container, value)


def _meets(item: Any, value: Any) -> bool:
    try:
        return in_range(value, item) if isinstance(item, Range) and value is not None else equal(item, value)
    except NotComparable:
        return False


def identity(value: Any, level: int = 0) -> Any:
    """A hashable stand-in: two values have equal stand-ins exactly when they are the same value."""
    if level > MAX_LEVELS:
        return ("deep", id(value))
    if isinstance(value, list):
        return ("list", tuple(identity(item, level + 1) for item in value))
    if isinstance(value, dict):
        return ("context", frozenset((key, identity(item, level + 1)) for key, item in value.items()))
    if isinstance(value, Range):
        ends = (identity(value.low, level + 1), identity(value.high, level + 1))
        return ("range", *ends, value.low_included, value.high_included)
    if isinstance(value, (datetime, time)):
        return (kind(value), value.tzinfo is None, sort_key(value, value))
    if isinstance(value, (bool, Decimal, str, date, timedelta, YearMonthDuration)) or value is None:
        return (kind(value), value)
    return ("function", id(value))
