"""Compiles `for`, `some` and `every`. Each turn costs the size of its body, so nested loops cannot run away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from engine.feel.budget import MAX_LIST, FeelLimitError
from engine.feel.comparison import less
from engine.feel.compilation import Closure, Context, compile_node, compiles
from engine.feel.failures import NoValue
from engine.feel.run import Scope
from engine.feel.syntax import For, Iteration, Name, Quantified, size, walk
from engine.feel.values import NUMBERS, Range, kind

PARTIAL = "partial"
Domain = Callable[[Scope], Iterator[Any]]
TURN_COST = 2


@compiles(For)
def for_loop(node: For, context: Context) -> Closure:
    """`for … return …`; `partial` is the list so far."""
    domains, inner = _domains(node.iterators, context, "for")
    body = compile_node(node.body, inner.binding(PARTIAL))
    cost = size(node.body) + TURN_COST
    copies = any(isinstance(part, Name) and part.name == PARTIAL for part in walk(node.body))

    def evaluate(scope: Scope) -> Any:
        results: list[Any] = []
        try:
            for turn in _turns(scope, domains):
                scope.run.spend(cost)
                if copies:
                    scope.run.spend(len(results))
                    turn.bindings[PARTIAL] = list(results)
                results.append(body(turn))
                if len(results) > MAX_LIST:
                    raise FeelLimitError("list-too-long", limit=MAX_LIST)
        except NoValue as none:
            return scope.run.explain(none.code, node, **none.facts)
        return results

    return evaluate


@compiles(Quantified)
def quantified(node: Quantified, context: Context) -> Closure:
    """`some` and `every`, three-valued: an undecided turn leaves the whole undecided unless another decides."""
    domains, inner = _domains(node.iterators, context, "every" if node.every else "some")
    body = compile_node(node.body, inner)
    cost, decisive = size(node.body) + TURN_COST, not node.every

    def evaluate(scope: Scope) -> Any:
        result: bool | None = not decisive
        try:
            for turn in _turns(scope, domains):
                scope.run.spend(cost)
                verdict = body(turn)
                if verdict is decisive:
                    return decisive
                if type(verdict) is not bool:
                    result = None
        except NoValue as none:
            return scope.run.explain(none.code, node, **none.facts)
        return result

    return evaluate


def _domains(
    iterators: tuple[Iteration, ...], context: Context, operator: str
) -> tuple[tuple[tuple[str, Domain], ...], Context]:
    domains: list[tuple[str, Domain]] = []
    for iterator in iterators:
        domains.append((iterator.name, _domain(iterator, context, operator)))
        context = context.binding(iterator.name)
    return tuple(domains), context


def _domain(iterator: Iteration, context: Context, operator: str) -> Domain:
    first = compile_node(iterator.domain, context)
    last = compile_node(iterator.last, context) if iterator.last else None
    if last is not None:
        return lambda scope: _steps(first(scope), last(scope))

    def elements(scope: Scope) -> Iterator[Any]:
        found = first(scope)
        if isinstance(found, list):
            return iter(found)
        if isinstance(found, Range):
            return _within(found)
        if found is None or isinstance(found, dict):
            raise NoValue("not-iterable", operator=operator, kind=kind(found))
        return iter([found])

    return elements


def _within(interval: Range) -> Iterator[Any]:
    """The whole steps inside an interval. Raises NoValue when its ends cannot be stepped between, or lie backwards."""
    if interval.low is None or interval.high is None or less(interval.high, interval.low):
        raise NoValue("range-ends", low=kind(interval.low), high=kind(interval.high))
    for value in _steps(interval.low, interval.high):
        outside_low = value == interval.low and not interval.low_included
        outside_high = value == interval.high and not interval.high_included
        if not outside_low and not outside_high:
            yield value


def _steps(first: Any, last: Any) -> Iterator[Any]:
    """Whole steps from first to last, downwards too: numbers by one, dates by a day. Raises NoValue."""
    if isinstance(first, Decimal) and isinstance(last, Decimal):
        return _numbers(first, last)
    plain_dates = isinstance(first, date) and isinstance(last, date)
    if plain_dates and not isinstance(first, datetime) and not isinstance(last, datetime):
        return _days(first, last)
    raise NoValue("range-ends", low=kind(first), high=kind(last))


def _numbers(first: Decimal, last: Decimal) -> Iterator[Decimal]:
    upwards = first <= last
    step = Decimal(1 if upwards else -1)
    while first <= last if upwards else first >= last:
        yield first
        following = NUMBERS.add(first, step)
        if following == first:  # beyond 34 digits one more makes no difference
            return
        first = following


def _days(first: date, last: date) -> Iterator[date]:
    step = timedelta(days=1 if first <= last else -1)
    for _ in range(abs((last - first).days) + 1):
        yield first
        if first == last:
            return
        first += step


def _turns(scope: Scope, domains: tuple[tuple[str, Domain], ...]) -> Iterator[Scope]:
    """One scope per combination of the iterators' elements, the last iterator turning fastest."""
    (name, domain), *rest = domains
    for value in domain(scope):
        turn = Scope(scope.run, {name: value}, scope)
        if rest:
            scope.run.spend(TURN_COST)
            yield from _turns(turn, tuple(rest))
        else:
            yield turn
