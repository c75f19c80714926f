"""Built-in functions on lists (DMN 1.5, table 74, and what Camunda adds); positions count from 1."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from engine.feel.budget import MAX_LIST, FeelLimitError
from engine.feel.builtins.registry import builtin
from engine.feel.builtins.text import whole
from engine.feel.comparison import identity, less, same
from engine.feel.failures import NoValue
from engine.feel.run import Run
from engine.feel.values import FunctionValue

SORT_COST = 16  # comparisons per element of a list of 20,000, roughly


def _position(function: str, items: list[Any], position: Decimal, extra: int = 0) -> int:
    """A position from 1, or from the end when negative, as index. Raises NoValue outside the list."""
    number = whole(function, "position", position)
    if number == 0 or abs(number) > len(items) + extra:
        raise NoValue("index-outside", count=len(items), index=str(number))
    return number - 1 if number > 0 else len(items) + number


@builtin("list contains(list: list, element: any)")
def list_contains(_run: Run, items: list[Any], element: Any) -> bool:
    """Whether an element is in the list."""
    return any(same(item, element) for item in items)


@builtin("sublist(list: list, start position: number, length?: number)")
def sublist(_run: Run, items: list[Any], start: Decimal, length: Decimal | None) -> list[Any]:
    """A part of a list; a negative start counts from the end."""
    begin = _position("sublist", items, start)
    if length is None:
        return items[begin:]
    count = whole("sublist", "length", length)
    if count < 0 or begin + count > len(items):
        raise NoValue("argument-value", function="sublist", argument="length", value=str(count))
    return items[begin : begin + count]


@builtin("append(list: list, item: any...)")
def append(_run: Run, items: list[Any], *added: Any) -> list[Any]:
    """The list with the items at its end."""
    return [*items, *added]


@builtin("concatenate(list: list...)")
def concatenate(_run: Run, *lists: list[Any]) -> list[Any]:
    """The lists one after another."""
    return [item for items in lists for item in items]


@builtin("insert before(list: list, position: number, newItem: any)")
def insert_before(_run: Run, items: list[Any], position: Decimal, new_item: Any) -> list[Any]:
    """The list with an item put in before a position."""
    index = _position("insert before", items, position, extra=1 if position > 0 else 0)
    return [*items[:index], new_item, *items[index:]]


@builtin("remove(list: list, position: number)")
def remove(_run: Run, items: list[Any], position: Decimal) -> list[Any]:
    """The list without the element at a position."""
    index = _position("remove", items, position)
    return items[:index] + items[index + 1 :]


@builtin(
    "list replace(list: list, position: number, newItem: any)",
    "list replace(list: list, match: function, newItem: any)",
)
def list_replace(
    _run: Run, _signature: int, items: list[Any], where: Decimal | FunctionValue, new_item: Any
) -> list[Any]:
    """The list with an element exchanged: the one at a position, or all that `match(item, newItem)` picks."""
    if isinstance(where, Decimal):
        index = _position("list replace", items, where)
        return [*items[:index], new_item, *items[index + 1 :]]
    return [new_item if _picked(where, item, new_item) else item for item in items]


def _picked(match: FunctionValue, item: Any, new_item: Any) -> bool:
    verdict = match.call([item, new_item])
    if not isinstance(verdict, bool):
        raise NoValue("argument-value", function="list replace", argument="match", value="ikke sand/falsk")
    return verdict


@builtin("reverse(list: list)")
def reverse(_run: Run, items: list[Any]) -> list[Any]:
    """The list from the end."""
    return items[::-1]


@builtin("index of(list: list, match: any)")
def index_of(_run: Run, items: list[Any], match: Any) -> list[Decimal]:
    """The positions of an element."""
    return [Decimal(index) for index, item in enumerate(items, 1) if same(item, match)]


@builtin("union(list: list...)")
def union(_run: Run, *lists: list[Any]) -> list[Any]:
    """The lists one after another, each element once."""
    return _distinct([item for items in lists for item in items])


@builtin("distinct values(list: list)")
def distinct_values(_run: Run, items: list[Any]) -> list[Any]:
    """Each element once, where it first stands."""
    return _distinct(items)


def _distinct(items: list[Any]) -> list[Any]:
    found: dict[Any, Any] = {}
    for item in items:
        found.setdefault(identity(item), item)
    return list(found.values())


@builtin("duplicate values(list: list)")
def duplicate_values(_run: Run, items: list[Any]) -> list[Any]:
    """The elements that occur more than once, each once."""
    counts: dict[Any, int] = {}
    for item in items:
        key = identity(item)
        counts[key] = counts.get(key, 0) + 1
    return _distinct([item for item in items if counts[identity(item)] > 1])


@builtin("flatten(list: list)")
def flatten(_run: Run, items: list[Any]) -> list[Any]:
    """The elements of all lists within, at any depth."""
    flat: list[Any] = []
    waiting = items[::-1]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item[::-1])
        else:
            flat.append(item)
            if len(flat) > MAX_LIST:
                raise FeelLimitError("list-too-long", limit=MAX_LIST)
    return flat


@builtin("sort(list: list, precedes?: function)")
def sort(run: Run, items: list[Any], precedes: FunctionValue | None) -> list[Any]:
    """The list in order; `precedes(a, b)` says which of two comes first. Equal ones keep their places."""
    run.spend(len(items) * SORT_COST)
    first = less if precedes is None else _order(precedes)
    return sorted(items, key=cmp_to_key(lambda a, b: -1 if first(a, b) else 1 if first(b, a) else 0))


def _order(precedes: FunctionValue) -> Callable[[Any, Any], bool]:
    def first(left: Any, right: Any) -> bool:
        verdict = precedes.call([left, right])
        if not isinstance(verdict, bool):
            raise NoValue("argument-value", function="sort", argument="precedes", value="ikke sand/falsk")
        return verdict

    return first


@builtin("partition(list: list, size: number)")
def partition(_run: Run, items: list[Any], size: Decimal) -> list[list[Any]]:
    """The list in pieces of a size, the last one shorter if need be."""
    length = whole("partition", "size", size)
    if length < 1:
        raise NoValue("argument-value", function="partition", argument="size", value=str(length))
    return [items[start : start + length] for start in range(0, len(items), length)]


@builtin("is empty(list: any)")
def is_empty(_run: Run, items: Any) -> bool:
    """Whether a list (or text, or context) has nothing in it; null has nothing."""
    return items is None or (isinstance(items, (list, str, dict)) and not items)
