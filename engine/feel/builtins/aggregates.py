"""Built-in functions that make one value of a list (DMN 1.5, table 74)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from engine.feel.budget import POWER_COST
from engine.feel.builtins.registry import builtin
from engine.feel.comparison import less
from engine.feel.failures import NoValue
from engine.feel.run import Run
from engine.feel.values import NUMBERS, kind


def gathered(arguments: tuple[Any, ...]) -> list[Any]:
    """The elements, given as one list or as several arguments."""
    if len(arguments) == 1:
        return arguments[0] if isinstance(arguments[0], list) else [arguments[0]]
    return list(arguments)


def numbers_of(function: str, arguments: tuple[Any, ...]) -> list[Decimal]:
    """The elements, all numbers. Raises NoValue when one is not, or when there are none."""
    items = gathered(arguments)
    for item in items:
        if not isinstance(item, Decimal):
            facts = {"function": function, "argument": "list", "expected_kinds": ["number"]}
            raise NoValue("argument-type", **facts, kind=kind(item))
    if not items:
        raise NoValue("argument-value", function=function, argument="list", value="[]")
    return items


def _extreme(function: str, arguments: tuple[Any, ...], better: Callable[[Any, Any], bool]) -> Any:
    items = gathered(arguments)
    if not items:
        raise NoValue("argument-value", function=function, argument="list", value="[]")
    best = items[0]
    better(best, best)  # refuses a single value that has no order
    for item in items[1:]:
        if better(item, best):
            best = item
    return best


@builtin("min(list: any...)")
def minimum(_run: Run, *arguments: Any) -> Any:
    """The smallest element, or argument."""
    return _extreme("min", arguments, less)


@builtin("max(list: any...)")
def maximum(_run: Run, *arguments: Any) -> Any:
    """The largest element, or argument."""
    return _extreme("max", arguments, lambda a, b: less(b, a))


@builtin("count(list: list)")
def count(_run: Run, items: list[Any]) -> Decimal:
    """The number of elements."""
    return Decimal(len(items))


@builtin("sum(list: any...)")
def total(_run: Run, *arguments: Any) -> Decimal:
    """The sum of numbers."""
    return _sum(numbers_of("sum", arguments))


def _sum(items: list[Decimal]) -> Decimal:
    result = Decimal(0)
    for item in items:
        result = NUMBERS.add(result, item)
    return result


@builtin("product(list: any...)")
def product(_run: Run, *arguments: Any) -> Decimal:
    """The product of numbers."""
    result = Decimal(1)
    for item in numbers_of("product", arguments):
        result = NUMBERS.multiply(result, item)
    return result


@builtin("mean(list: any...)")
def mean(_run: Run, *arguments: Any) -> Decimal:
    """The average of numbers."""
    items = numbers_of("mean", arguments)
    return NUMBERS.divide(_sum(items), Decimal(len(items)))


@builtin("median(list: any...)")
def median(_run: Run, *arguments: Any) -> Decimal:
    """The middle number, or the average of the two in the middle."""
    items = sorted(numbers_of("median", arguments))
    middle = len(items) // 2
    if len(items) % 2:
        return items[middle]
    return NUMBERS.divide(NUMBERS.add(items[middle - 1], items[middle]), Decimal(2))


@builtin("stddev(list: any...)")
def standard_deviation(run: Run, *arguments: Any) -> Decimal:
    """The standard deviation of a sample."""
    items = numbers_of("stddev", arguments)
    if len(items) < 2:
        raise NoValue("argument-value", function="stddev", argument="list", value="ét element")
    run.spend(POWER_COST + 5 * len(items))
    average = NUMBERS.divide(_sum(items), Decimal(len(items)))
    squares = [NUMBERS.power(NUMBERS.subtract(item, average), 2) for item in items]
    return NUMBERS.sqrt(NUMBERS.divide(_sum(squares), Decimal(len(items) - 1)))


@builtin("mode(list: any...)")
def mode(_run: Run, *arguments: Any) -> list[Decimal]:
    """The numbers that occur most, in order."""
    items = gathered(arguments)
    if not items:
        return []
    counts: dict[Decimal, int] = {}
    for item in numbers_of("mode", arguments):
        counts[item] = counts.get(item, 0) + 1
    most = max(counts.values())
    return sorted(item for item, times in counts.items() if times == most)


@builtin("all(list: any...)")
def all_true(_run: Run, *arguments: Any) -> bool | None:
    """Three-valued `and` over a list."""
    return _decided(gathered(arguments), decisive=False)


@builtin("any(list: any...)")
def any_true(_run: Run, *arguments: Any) -> bool | None:
    """Three-valued `or` over a list."""
    return _decided(gathered(arguments), decisive=True)


def _decided(items: list[Any], *, decisive: bool) -> bool | None:
    if any(item is decisive for item in items):
        return decisive
    return not decisive if all(item is not decisive and isinstance(item, bool) for item in items) else None


@builtin("not(negand: any)")
def negation(_run: Run, negand: Any) -> bool | None:
    """The opposite of true and false; null of anything else."""
    if negand is None:
        return None
    if not isinstance(negand, bool):
        raise NoValue("not-boolean", operator="not", kind=kind(negand))
    return not negand
