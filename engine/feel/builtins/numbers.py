"""Built-in functions on numbers (DMN 1.5, table 75), and the conversion from text."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
    InvalidOperation,
)
from typing import Any

from engine.feel.budget import POWER_COST
from engine.feel.builtins.registry import builtin
from engine.feel.failures import NoValue
from engine.feel.run import Run
from engine.feel.values import NUMBERS, YearMonthDuration

PLAIN_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
MAX_SCALE = 6176
MIN_SCALE = -6111


def rounded(function: str, number: Decimal, scale: Decimal | None, mode: str) -> Decimal:
    """A number with `scale` digits after the point. Raises NoValue for a scale out of range."""
    digits = 0 if scale is None else int(scale.to_integral_value(ROUND_DOWN)) if scale.adjusted() < 6 else MAX_SCALE + 1
    if not MIN_SCALE <= digits <= MAX_SCALE:
        raise NoValue("argument-value", function=function, argument="scale", value=str(scale)[:40])
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= digits:
        return number
    if number.adjusted() < -digits - 1:  # far below the last digit asked for: quantize would need endless digits
        number = Decimal(1).scaleb(-digits - 2, NUMBERS).copy_sign(number) if number else number
    try:
        return number.quantize(Decimal(1).scaleb(-digits, NUMBERS), rounding=mode, context=NUMBERS)
    except InvalidOperation:
        return number


@builtin("decimal(n: number, scale: number)")
def decimal(_run: Run, n: Decimal, scale: Decimal) -> Decimal:
    """Rounds half to even, as banks do."""
    return rounded("decimal", n, scale, ROUND_HALF_EVEN)


@builtin("floor(n: number, scale?: number)")
def floor(_run: Run, n: Decimal, scale: Decimal | None) -> Decimal:
    """Rounds down towards minus infinity."""
    return rounded("floor", n, scale, ROUND_FLOOR)


@builtin("ceiling(n: number, scale?: number)")
def ceiling(_run: Run, n: Decimal, scale: Decimal | None) -> Decimal:
    """Rounds up towards plus infinity."""
    return rounded("ceiling", n, scale, ROUND_CEILING)


@builtin("round up(n: number, scale?: number)")
def round_up(_run: Run, n: Decimal, scale: Decimal | None) -> Decimal:
    """Rounds away from zero."""
    return rounded("round up", n, scale, ROUND_UP)


@builtin("round down(n: number, scale?: number)")
def round_down(_run: Run, n: Decimal, scale: Decimal | None) -> Decimal:
    """Rounds towards zero."""
    return rounded("round down", n, scale, ROUND_DOWN)


@builtin("round half up(n: number, scale?: number)")
def round_half_up(_run: Run, n: Decimal, scale: Decimal | None) -> Decimal:
    """Rounds to the nearest, halves away from zero."""
    return rounded("round half up", n, scale, ROUND_HALF_UP)


@builtin("round half down(n: number, scale?: number)")
def round_half_down(_run: Run, n: Decimal, scale: Decimal | None) -> Decimal:
    """Rounds to the nearest, halves towards zero."""
    return rounded("round half down", n, scale, ROUND_HALF_DOWN)


@builtin("abs(n: number|duration)")
def absolute(_run: Run, n: Decimal | timedelta | YearMonthDuration) -> Any:
    """The value without its sign."""
    if isinstance(n, Decimal):
        return n.copy_abs()
    return abs(n) if isinstance(n, timedelta) else YearMonthDuration(abs(n.months))


@builtin("modulo(dividend: number, divisor: number)")
def modulo(_run: Run, dividend: Decimal, divisor: Decimal) -> Decimal:
    """The rest of a division, with the divisor's sign."""
    if divisor == 0:
        raise NoValue("division-by-zero")
    rest = NUMBERS.remainder(dividend, divisor)
    return NUMBERS.add(rest, divisor) if rest and (rest < 0) != (divisor < 0) else rest


@builtin("sqrt(number: number)")
def square_root(run: Run, number: Decimal) -> Decimal:
    """The square root."""
    run.spend(POWER_COST)
    return NUMBERS.sqrt(number)


@builtin("log(number: number)")
def logarithm(run: Run, number: Decimal) -> Decimal:
    """The natural logarithm."""
    run.spend(POWER_COST)
    if number <= 0:
        raise NoValue("number-out-of-range")
    return NUMBERS.ln(number)


@builtin("exp(number: number)")
def exponential(run: Run, number: Decimal) -> Decimal:
    """e to the power of the number."""
    run.spend(POWER_COST)
    return NUMBERS.exp(number)


@builtin("odd(number: number)")
def odd(_run: Run, number: Decimal) -> bool:
    """Whether a whole number is odd."""
    return _parity(number, 1)


@builtin("even(number: number)")
def even(_run: Run, number: Decimal) -> bool:
    """Whether a whole number is even."""
    return _parity(number, 0)


def _parity(number: Decimal, wanted: int) -> bool:
    if number.adjusted() >= 34:  # its last digits are zeros
        return wanted == 0
    return number == number.to_integral_value() and int(number) % 2 == wanted


@builtin(
    "number(from: string|number)",
    "number(from: string, grouping separator: string|null, decimal separator: string|null)",
)
def number(
    _run: Run, _signature: int, source: str | Decimal, grouping: str | None = None, point: str | None = None
) -> Decimal:
    """A number from text, with the given separators: number("1.500,25", ".", ",")."""
    if isinstance(source, Decimal):
        return source
    if grouping not in {None, " ", ",", "."} or point not in {None, ",", "."} or (grouping and grouping == point):
        raise NoValue("argument-value", function="number", argument="grouping separator", value=f"{grouping} {point}")
    text = source.replace(grouping, "") if grouping else source
    text = text.replace(point, ".") if point else text
    if not PLAIN_NUMBER.fullmatch(text):
        raise NoValue("not-a-number", value=source[:60])
    return NUMBERS.create_decimal(text)
