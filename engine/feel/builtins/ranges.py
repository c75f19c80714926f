"""Built-in functions on intervals: how two of them, or a point and one, lie to each other (DMN 1.5, table 78)."""

from __future__ import annotations

import re
from typing import Any

from engine.feel.builtins.registry import builtin
from engine.feel.comparison import in_range, less, same
from engine.feel.failures import NoValue
from engine.feel.run import Run
from engine.feel.structures import interval
from engine.feel.temporal import read_temporal
from engine.feel.values import NUMBERS, Range, kind

POINTS = "point1: any, point2: any"
END_CALL = re.compile(r'(?:date|time|date and time|duration)\(\s*"(?P<text>[^"]*)"\s*\)|@"(?P<literal>[^"]*)"')
NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def _as_range(value: Any) -> Range:
    if isinstance(value, Range):
        return value
    if value is None:
        raise NoValue("range-ends", low="null", high="null")
    return Range(value, value, True, True)


def _ends_before(first: Range, second: Range) -> bool:
    """Whether all of the first lies before all of the second."""
    if first.high is None or second.low is None:
        return False
    touching = same(first.high, second.low) and not (first.high_included and second.low_included)
    return touching or less(first.high, second.low)


def _starts_no_later(first: Range, second: Range) -> bool:
    if first.low is None:
        return True
    if second.low is None:
        return False
    if same(first.low, second.low):
        return first.low_included or not second.low_included
    return less(first.low, second.low)


def _ends_no_earlier(first: Range, second: Range) -> bool:
    if first.high is None:
        return True
    if second.high is None:
        return False
    if same(first.high, second.high):
        return first.high_included or not second.high_included
    return less(second.high, first.high)


def _same_start(first: Range, second: Range) -> bool:
    return same(first.low, second.low) and first.low_included == second.low_included


def _same_end(first: Range, second: Range) -> bool:
    return same(first.high, second.high) and first.high_included == second.high_included


@builtin(f"before({POINTS})")
def before(_run: Run, first: Any, second: Any) -> bool:
    """Whether the first ends before the second begins."""
    return _ends_before(_as_range(first), _as_range(second))


@builtin(f"after({POINTS})")
def after(_run: Run, first: Any, second: Any) -> bool:
    """Whether the first begins after the second has ended."""
    return _ends_before(_as_range(second), _as_range(first))


@builtin("meets(range1: range, range2: range)")
def meets(_run: Run, first: Range, second: Range) -> bool:
    """Whether the second begins in the very point the first ends in."""
    return first.high_included and second.low_included and same(first.high, second.low)


@builtin("met by(range1: range, range2: range)")
def met_by(run: Run, first: Range, second: Range) -> bool:
    """As `meets`, the other way round."""
    return meets(run, second, first) is True


@builtin("overlaps(range1: range, range2: range)")
def overlaps(_run: Run, first: Range, second: Range) -> bool:
    """Whether they share a point."""
    return not _ends_before(first, second) and not _ends_before(second, first)


@builtin("overlaps before(range1: range, range2: range)")
def overlaps_before(_run: Run, first: Range, second: Range) -> bool:
    """Whether the first begins earlier and ends within the second."""
    earlier = _starts_no_later(first, second) and not _same_start(first, second)
    within = _ends_no_earlier(second, first)
    return earlier and within and not _ends_before(first, second)


@builtin("overlaps after(range1: range, range2: range)")
def overlaps_after(run: Run, first: Range, second: Range) -> bool:
    """As `overlaps before`, the other way round."""
    later = _ends_no_earlier(first, second) and not _same_end(first, second)
    within = _starts_no_later(second, first)
    return later and within and not _ends_before(second, first)


@builtin("finishes(point1: any, range2: range)")
def finishes(_run: Run, first: Any, second: Range) -> bool:
    """Whether the first is the last part of the second."""
    part = _as_range(first)
    return _same_end(part, second) and _starts_no_later(second, part)


@builtin("finished by(range1: range, point2: any)")
def finished_by(run: Run, first: Range, second: Any) -> bool:
    """As `finishes`, the other way round."""
    return finishes(run, second, first) is True


@builtin("includes(range1: range, point2: any)")
def includes(_run: Run, first: Range, second: Any) -> bool:
    """Whether the second lies within the first."""
    if isinstance(second, Range):
        return _starts_no_later(first, second) and _ends_no_earlier(first, second)
    return in_range(second, first)


@builtin("during(point1: any, range2: range)")
def during(run: Run, first: Any, second: Range) -> bool:
    """As `includes`, the other way round."""
    return includes(run, second, first) is True


@builtin("starts(point1: any, range2: range)")
def starts(_run: Run, first: Any, second: Range) -> bool:
    """Whether the first is the first part of the second."""
    part = _as_range(first)
    return _same_start(part, second) and _ends_no_earlier(second, part)


@builtin("started by(range1: range, point2: any)")
def started_by(run: Run, first: Range, second: Any) -> bool:
    """As `starts`, the other way round."""
    return starts(run, second, first) is True


@builtin(f"coincides({POINTS})")
def coincides(_run: Run, first: Any, second: Any) -> bool:
    """Whether the two are the same point or interval."""
    one, other = _as_range(first), _as_range(second)
    return _same_start(one, other) and _same_end(one, other)


@builtin("range(from: string)")
def range_from_text(_run: Run, text: str) -> Range:
    """An interval written as text: "[18..65)"."""
    written = text.strip()
    before, dots, behind = written[1:-1].partition("..")
    if not dots or written[0] not in "[(]" or written[-1] not in "])[":
        raise NoValue("argument-value", function="range", argument="from", value=text[:60])
    low, high = _end(before), _end(behind)
    included = {"low_included": written[0] == "[", "high_included": written[-1] == "]"}
    if (low is None and included["low_included"]) or (high is None and included["high_included"]):
        raise NoValue("argument-value", function="range", argument="from", value=text[:60])
    if low is not None and high is not None and less(high, low):
        raise NoValue("range-ends", low=kind(low), high=kind(high))
    return interval(low, high, **included)


def _end(text: str) -> Any:
    text = text.strip()
    call = END_CALL.fullmatch(text)
    if not text:
        return None
    if NUMBER.fullmatch(text):
        return NUMBERS.create_decimal(text)
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    value = read_temporal(call["text"] or call["literal"] or "") if call else None
    if value is None:
        raise NoValue("argument-value", function="range", argument="from", value=text[:60])
    return value
