"""Compiles the ways to values: names, paths, filters, and the properties of dates, durations and intervals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.budget import checked
from engine.feel.compilation import INPUT, Closure, Context, compile_node, compiles
from engine.feel.run import Run, Scope
from engine.feel.syntax import Filter, InputValue, Name, Node, Path, size
from engine.feel.values import Range, YearMonthDuration, kind
from engine.feel.writing import MICROSECONDS, zone_offset

ITEM = "item"


@compiles(Name)
def name(node: Name, context: Context) -> Closure:
    """A local name or a variable."""
    wanted = node.name
    if context.is_local(wanted):
        return lambda scope: scope.find(wanted, node)
    context.unit.variables.add(wanted)
    return lambda scope: scope.run.variable(wanted, node)


@compiles(InputValue)
def input_value(node: InputValue, _context: Context) -> Closure:
    """The `?`: the value being tested."""
    return lambda scope: scope.find(INPUT, node)


@compiles(Path)
def path(node: Path, context: Context) -> Closure:
    """`source.name`; from a variable only the part that is asked for is read out of the data."""
    steps: list[str] = []
    root: Node = node
    while isinstance(root, Path):
        steps.insert(0, root.name)
        root = root.source
    if isinstance(root, Name) and not context.is_local(root.name):
        context.unit.variables.add(root.name)
        return _data_path(node, root, tuple(steps))
    source = compile_node(node.source, context)
    return lambda scope: member(scope.run, source(scope), node.name, node)


def _data_path(node: Path, root: Name, steps: tuple[str, ...]) -> Closure:
    def evaluate(scope: Scope) -> Any:
        run = scope.run
        value: Any = run.variables.get(root.name)
        if type(value) is not dict:
            value = run.variable(root.name, root)
        for step in steps:
            if type(value) is dict and step in value:
                value = value[step]
            else:
                value = member(run, run.feel_value(value), step, node)
        return run.feel_value(value)

    return evaluate


def member(run: Run, value: Any, wanted: str, node: Node) -> Any:
    """The part of a value with this name; of a list, the list of the elements' parts."""
    if isinstance(value, dict):
        if wanted in value:
            return value[wanted]
        return run.explain("unknown-key", node, name=wanted, known=tuple(value))
    if isinstance(value, list):
        run.spend(len(value))
        return [member(run, item, wanted, node) for item in value]
    reader = PROPERTIES.get(type(value), {}).get(wanted)
    if reader is None:
        return run.explain("no-members", node, name=wanted, kind=kind(value))
    return reader(value)


def _zone_name(value: datetime | time) -> str | None:
    return value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None


def _duration_part(unit: str, above: str | None) -> Callable[[timedelta], Decimal]:
    def read(value: timedelta) -> Decimal:
        total = value // timedelta(microseconds=1)
        rest = abs(total) % MICROSECONDS[above] if above else abs(total)
        part = Decimal(rest // MICROSECONDS[unit])
        return -part if total < 0 and part else part

    return read


def _years(value: YearMonthDuration) -> Decimal:
    years = Decimal(abs(value.months) // 12)
    return -years if value.months < 0 and years else years


def _months(value: YearMonthDuration) -> Decimal:
    months = Decimal(abs(value.months) % 12)
    return -months if value.months < 0 and months else months


_DAY: dict[str, Callable[[Any], Any]] = {
    "year": lambda value: Decimal(value.year),
    "month": lambda value: Decimal(value.month),
    "day": lambda value: Decimal(value.day),
    "weekday": lambda value: Decimal(value.isoweekday()),
}
_CLOCK: dict[str, Callable[[Any], Any]] = {
    "hour": lambda value: Decimal(value.hour),
    "minute": lambda value: Decimal(value.minute),
    "second": lambda value: Decimal(value.second),
    "time offset": zone_offset,
    "timezone": _zone_name,
}
PROPERTIES: dict[type, dict[str, Callable[[Any], Any]]] = {
    date: _DAY,
    time: _CLOCK,
    datetime: {**_DAY, **_CLOCK},
    timedelta: {
        "days": _duration_part("days", None),
        "hours": _duration_part("hours", "days"),
        "minutes": _duration_part("minutes", "hours"),
        "seconds": _duration_part("seconds", "minutes"),
    },
    YearMonthDuration: {"years": _years, "months": _months},
    Range: {
        "start": lambda value: value.low,
        "end": lambda value: value.high,
        "start included": lambda value: value.low_included,
        "end included": lambda value: value.high_included,
    },
}


@compiles(Filter)
def filtered(node: Filter, context: Context) -> Closure:
    """`list[condition]` keeps elements, `list[number]` picks one; a single value counts as a list of one."""
    source = compile_node(node.source, context)
    inner = Context(context.unit, context.bound | {ITEM}, dynamic=True)
    condition = compile_node(node.condition, inner)
    cost = size(node.condition)

    def evaluate(scope: Scope) -> Any:
        found = source(scope)
        items = found if isinstance(found, list) else [] if found is None else [found]
        return _select(scope, node, items, condition, cost)

    return evaluate


def _select(scope: Scope, node: Filter, items: list[Any], condition: Closure, cost: int) -> Any:
    run, kept = scope.run, []
    if not items:
        known = len(run.reasons)
        verdict = condition(scope)
        del run.reasons[known:]
        return _pick(run, node, items, verdict) if isinstance(verdict, Decimal) else []
    for item in items:
        run.spend(cost)
        verdict = condition(_item_scope(scope, item))
        if isinstance(verdict, Decimal):
            return _pick(run, node, items, verdict)
        if verdict is True:
            kept.append(item)
        elif verdict is not False and verdict is not None:
            return run.explain("filter-result", node.condition, kind=kind(verdict))
    return checked(kept)


def _item_scope(scope: Scope, item: Any) -> Scope:
    outer = Scope(scope.run, {ITEM: item}, scope)
    return Scope(scope.run, item, outer) if isinstance(item, dict) else outer


def _pick(run: Run, node: Filter, items: list[Any], index: Decimal) -> Any:
    if index != index.to_integral_value():
        return run.explain("index-not-whole", node.condition, index=str(index))
    count = len(items)
    if index == 0 or abs(index) > count:
        return run.explain("index-outside", node, count=count, index=format(index, "f")[:40])
    return items[int(index) - 1 if index > 0 else int(index)]
