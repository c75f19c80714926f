"""Compiles what builds values out of values: lists, contexts, intervals, functions and `if`."""

from __future__ import annotations

from typing import Any

from engine.feel.comparison import NotComparable, less
from engine.feel.compilation import Closure, Context, compile_node, compiles
from engine.feel.failures import NoValue
from engine.feel.run import Scope
from engine.feel.syntax import Conditional, ContextLiteral, FunctionLiteral, ListLiteral, RangeLiteral, size
from engine.feel.types import is_instance
from engine.feel.values import FunctionValue, Range, kind

CALL_COST = 5


@compiles(Conditional)
def conditional(node: Conditional, context: Context) -> Closure:
    """`if`: anything but true takes the else part; what is neither true nor false leaves a reason."""
    condition = compile_node(node.condition, context)
    positive, negative = compile_node(node.positive, context), compile_node(node.negative, context)

    def evaluate(scope: Scope) -> Any:
        verdict = condition(scope)
        if verdict is True:
            return positive(scope)
        if verdict is not False:
            scope.run.explain("not-boolean", node.condition, operator="if", kind=kind(verdict))
        return negative(scope)

    return evaluate


@compiles(ListLiteral)
def list_literal(node: ListLiteral, context: Context) -> Closure:
    """`[a, b]`."""
    items = tuple(compile_node(item, context) for item in node.items)
    return lambda scope: [item(scope) for item in items]


@compiles(ContextLiteral)
def context_literal(node: ContextLiteral, context: Context) -> Closure:
    """`{a: 1, b: a + 1}`; an entry sees the ones before it."""
    entries: list[tuple[str, Closure]] = []
    inner = context
    for entry in node.entries:
        entries.append((entry.key, compile_node(entry.value, inner)))
        inner = inner.binding(entry.key)

    def evaluate(scope: Scope) -> Any:
        values: dict[str, Any] = {}
        below = Scope(scope.run, values, scope)
        for key, value in entries:
            values[key] = value(below)
        return dict(values)

    return evaluate


@compiles(RangeLiteral)
def range_literal(node: RangeLiteral, context: Context) -> Closure:
    """An interval; its ends must be of one ordered type and in order."""
    low = compile_node(node.low, context) if node.low else None
    high = compile_node(node.high, context) if node.high else None

    def evaluate(scope: Scope) -> Any:
        start, end = low(scope) if low else None, high(scope) if high else None
        if (low and start is None) or (high and end is None):
            return scope.run.explain("range-ends", node, low=kind(start), high=kind(end))
        try:
            return interval(start, end, low_included=node.low_included, high_included=node.high_included)
        except NoValue as none:
            return scope.run.explain(none.code, node, **none.facts)

    return evaluate


def interval(low: Any, high: Any, *, low_included: bool, high_included: bool) -> Range:
    """The interval between two values. Raises NoValue when they have no order; a backwards one holds nothing."""
    end = high if low is None else low
    try:
        less(end, low if high is None else high)
    except NotComparable as none:
        raise NoValue("range-ends", low=kind(low), high=kind(high)) from none
    return Range(low, high, low_included, high_included)


@compiles(FunctionLiteral)
def function_literal(node: FunctionLiteral, context: Context) -> Closure:
    """`function(a, b) body`, which sees the names around it."""
    names = tuple(name for name, _ in node.parameters)
    types = tuple(wanted for _, wanted in node.parameters)
    body = compile_node(node.body, context.binding(*names))
    cost = size(node.body) + CALL_COST

    def evaluate(scope: Scope) -> Any:
        run = scope.run

        def call(arguments: list[Any]) -> Any:
            run.spend(cost)
            if len(arguments) != len(names):
                raise NoValue("call-count", expected=len(names), count=len(arguments))
            for name, wanted, value in zip(names, types, arguments, strict=True):
                if wanted.kind != "any" and value is not None and not is_instance(value, wanted):
                    facts = {
                        "function": "function",
                        "argument": name,
                        "expected_kinds": [wanted.kind],
                        "kind": kind(value),
                    }
                    raise NoValue("argument-type", **facts)
            return body(Scope(run, dict(zip(names, arguments, strict=True)), scope))

        return FunctionValue(names, call)

    return evaluate
