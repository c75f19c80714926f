"""Compiles unary tests and `in`: whether a value meets one of several tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.feel.comparison import NotComparable, holds
from engine.feel.compilation import INPUT, Closure, Context, compile_node, compiles
from engine.feel.operators import are_equal, ordered
from engine.feel.run import Scope
from engine.feel.syntax import Alternatives, InputValue, Literal, Membership, Node, RangeLiteral, UnaryComparison, walk
from engine.feel.values import kind

Test = Callable[[Scope, Any], bool | None]


@compiles(Membership)
def membership(node: Membership, context: Context) -> Closure:
    """`value in (tests)`."""
    value = compile_node(node.value, context)
    tests = compile_node(node.tests, context)

    def evaluate(scope: Scope) -> Any:
        return tests(Scope(scope.run, {INPUT: value(scope)}, scope))

    return evaluate


@compiles(Alternatives)
def alternatives(node: Alternatives, context: Context) -> Closure:
    """A row of tests on the `?` in scope: true when one holds; `-` always does."""
    inner = context.binding(INPUT)
    tests = tuple(compile_test(test, inner) for test in node.tests)
    negated = node.negated

    def evaluate(scope: Scope) -> Any:
        value = scope.find(INPUT, node)
        result: bool | None = False
        for test in tests:
            verdict = test(scope, value)
            if verdict is True:
                return not negated
            if verdict is None:
                result = None
        return negated if result is False else None

    return evaluate


@compiles(UnaryComparison)
def unary_comparison(node: UnaryComparison, context: Context) -> Closure:
    """`< 5` on the `?` in scope."""
    test = _compared(node, context)
    return lambda scope: test(scope, scope.find(INPUT, node))


def compile_test(node: Node, context: Context) -> Test:
    """One test: a comparison, an expression over `?`, or a value that equals or holds the input (DMN 1.5, 7.3.3)."""
    if isinstance(node, UnaryComparison):
        return _compared(node, context)
    expression = compile_node(node, context)
    if any(isinstance(part, InputValue) for part in walk(node)):
        return lambda scope, value: _as_boolean(expression(scope))
    literal, not_a_value = isinstance(node, Literal), isinstance(node, RangeLiteral)

    def test(scope: Scope, value: Any) -> bool | None:
        found = expression(scope)
        if found is None and not_a_value:
            return None
        if isinstance(found, bool) and not isinstance(value, bool) and not literal:
            return found
        return _held(scope, node, found, value)

    return test


def _compared(node: UnaryComparison, context: Context) -> Test:
    operand, operator = compile_node(node.operand, context), node.operator

    def test(scope: Scope, value: Any) -> bool | None:
        other = operand(scope)
        if operator in {"=", "!="}:
            found = are_equal(scope.run, node, value, other)
            return found if found is None else found is (operator == "=")
        return ordered(scope.run, node, operator, value, other)

    return test


def _as_boolean(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _held(scope: Scope, node: Node, container: Any, value: Any) -> bool | None:
    if isinstance(container, (list, dict)):
        scope.run.spend_for(container)
    try:
        return holds(container, value)
    except NotComparable as none:
        scope.run.explain(none.code, node, **{**none.facts, "left": kind(value), "right": kind(container)})
        return None
