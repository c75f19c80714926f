"""What + - * / ** and the minus sign do with each pair of types (DMN 1.5, tables 55 to 61)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import ROUND_DOWN, Decimal, DecimalException, DivisionByZero, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.comparison import instant, sort_key
from engine.feel.failures import NoValue
from engine.feel.temporal import add_to_date, add_to_datetime, add_to_time
from engine.feel.values import NUMBERS, YearMonthDuration, kind

MICROSECOND = timedelta(microseconds=1)
HINTS = {  # for the two mistakes that are made most
    frozenset({"string", "number"}): " Gør tallet til tekst med string(...), eller teksten til et tal med number(...).",
    frozenset({"string", "days and time duration"}): " Gør teksten til en dato med date(...).",
    frozenset({"string", "years and months duration"}): " Gør teksten til en dato med date(...).",
    frozenset({"string", "date"}): " Gør teksten til en dato med date(...), eller datoen til tekst med string(...).",
    frozenset({"string", "date and time"}): " Gør teksten til en dato med date and time(...).",
    frozenset({"date", "number"}): ' Skriv antallet af dage som en varighed, fx duration("P14D").',
    frozenset({"date and time", "number"}): ' Skriv antallet af dage som en varighed, fx duration("P14D").',
}


def hint(left: Any, right: Any) -> str:
    """What to do about two values that do not go together, as a sentence with a leading space; empty if unknown."""
    return HINTS.get(frozenset({kind(left), kind(right)}), "")


def apply(operator: str, left: Any, right: Any, zone: ZoneInfo) -> Any:
    """The result of an arithmetic operator. Raises NoValue."""
    if left is None or right is None:
        raise NoValue("null-operand", operator=operator, side="venstre" if left is None else "højre")
    try:
        result = _OPERATIONS[operator](left, right, zone)
    except (DivisionByZero, ZeroDivisionError) as error:
        raise NoValue("division-by-zero") from error
    except DecimalException as error:
        code = "division-by-zero" if operator == "/" and right == 0 else "number-out-of-range"
        raise NoValue(code) from error
    except (OverflowError, ValueError) as error:
        raise NoValue("date-out-of-range") from error
    if result is None:
        raise NoValue("operand-types", operator=operator, left=kind(left), right=kind(right), hint=hint(left, right))
    return result


def negate(value: Any) -> Any:
    """The value with the opposite sign. Raises NoValue."""
    if isinstance(value, Decimal):
        return value.copy_negate()
    if isinstance(value, timedelta):
        return -value
    if isinstance(value, YearMonthDuration):
        return YearMonthDuration(-value.months)
    raise NoValue("operand-type", operator="-", kind=kind(value))


def _add(left: Any, right: Any, zone: ZoneInfo) -> Any:
    if isinstance(left, Decimal):
        return NUMBERS.add(left, right) if isinstance(right, Decimal) else None
    if isinstance(left, str):
        return left + right if isinstance(right, str) else None
    if isinstance(left, (timedelta, YearMonthDuration)):
        if isinstance(left, timedelta) and isinstance(right, timedelta):
            return left + right
        if isinstance(left, YearMonthDuration) and isinstance(right, YearMonthDuration):
            return YearMonthDuration(left.months + right.months)
        left, right = right, left
    return _moved(left, right, zone)


def _moved(moment: Any, length: Any, zone: ZoneInfo) -> Any:
    if not isinstance(length, (timedelta, YearMonthDuration)):
        return None
    if isinstance(moment, datetime):
        return add_to_datetime(moment, length, zone)
    if isinstance(moment, date):
        return add_to_date(moment, length)
    return add_to_time(moment, length) if isinstance(moment, time) and isinstance(length, timedelta) else None


def _subtract(left: Any, right: Any, zone: ZoneInfo) -> Any:
    if isinstance(left, Decimal):
        return NUMBERS.subtract(left, right) if isinstance(right, Decimal) else None
    if isinstance(right, (timedelta, YearMonthDuration)):
        return _add(left, negate(right), zone)
    if isinstance(left, time) and isinstance(right, time):
        elapsed = sort_key(left, right) - sort_key(right, left)
        return elapsed if isinstance(elapsed, timedelta) else None
    return _elapsed(left, right) if isinstance(left, date) and isinstance(right, date) else None


def _elapsed(left: date, right: date) -> timedelta:
    """The time between two days or moments; a day among moments counts as its midnight in the other's zone."""
    first, second = _moment_like(left, right), _moment_like(right, left)
    if (first.tzinfo is None) != (second.tzinfo is None):
        raise NoValue("local-and-zoned")
    return instant(first) - instant(second)


def _moment_like(day: date, other: date) -> datetime:
    if isinstance(day, datetime):
        return day
    return datetime.combine(day, time(), other.tzinfo if isinstance(other, datetime) else None)


def _multiply(left: Any, right: Any, _zone: ZoneInfo) -> Any:
    if isinstance(right, (timedelta, YearMonthDuration)):
        left, right = right, left
    if not isinstance(right, Decimal):
        return None
    if isinstance(left, Decimal):
        return NUMBERS.multiply(left, right)
    if isinstance(left, timedelta):
        return _days(NUMBERS.multiply(Decimal(left // MICROSECOND), right))
    return _months(NUMBERS.multiply(Decimal(left.months), right)) if isinstance(left, YearMonthDuration) else None


def _divide(left: Any, right: Any, _zone: ZoneInfo) -> Any:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return NUMBERS.divide(left, right)
    if isinstance(left, timedelta):
        if isinstance(right, timedelta):
            return NUMBERS.divide(Decimal(left // MICROSECOND), Decimal(right // MICROSECOND))
        return _days(NUMBERS.divide(Decimal(left // MICROSECOND), right)) if isinstance(right, Decimal) else None
    if isinstance(left, YearMonthDuration):
        if isinstance(right, YearMonthDuration):
            return NUMBERS.divide(Decimal(left.months), Decimal(right.months))
        return _months(NUMBERS.divide(Decimal(left.months), right)) if isinstance(right, Decimal) else None
    return None


def _days(microseconds: Decimal) -> timedelta:
    return timedelta(microseconds=_whole(microseconds))


def _months(months: Decimal) -> YearMonthDuration:
    return YearMonthDuration(_whole(months))


def _whole(number: Decimal) -> int:
    if number.adjusted() > 30:
        raise OverflowError
    return int(number.to_integral_value(ROUND_DOWN))


def _power(left: Any, right: Any, _zone: ZoneInfo) -> Any:
    if not (isinstance(left, Decimal) and isinstance(right, Decimal)):
        return None
    if left == 0 and right < 0:
        raise InvalidOperation
    return Decimal(1) if right == 0 else NUMBERS.power(left, right)


_OPERATIONS: dict[str, Callable[[Any, Any, ZoneInfo], Any]] = {
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "/": _divide,
    "**": _power,
}
