"""Compiles literals, arithmetic, comparison and three-valued logic."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.feel.arithmetic import apply, hint, negate
from engine.feel.budget import CHARACTERS_PER_STEP, POWER_COST, checked
from engine.feel.comparison import NotComparable, equal, less
from engine.feel.compilation import Closure, Context, compile_node, compiles
from engine.feel.failures import NoValue
from engine.feel.run import Run, Scope
from engine.feel.syntax import Arithmetic, Between, Comparison, InstanceOf, Literal, Logic, Negation, Node
from engine.feel.types import is_instance
from engine.feel.values import NUMBERS, kind


@compiles(Literal)
def literal(node: Literal, _context: Context) -> Closure:
    """Gives the value itself."""
    value = node.value
    return lambda scope: value


@compiles(Negation)
def negation(node: Negation, context: Context) -> Closure:
    """The minus sign."""
    operand = compile_node(node.operand, context)

    def evaluate(scope: Scope) -> Any:
        try:
            return negate(operand(scope))
        except NoValue as none:
            return scope.run.explain(none.code, node, **none.facts)

    return evaluate


@compiles(Arithmetic)
def arithmetic(node: Arithmetic, context: Context) -> Closure:
    """The two-sided operators; what they make is paid for."""
    left, right = compile_node(node.left, context), compile_node(node.right, context)
    operator = node.operator
    quick = {"+": NUMBERS.add, "-": NUMBERS.subtract, "*": NUMBERS.multiply}.get(operator)

    def evaluate(scope: Scope) -> Any:
        a, b = left(scope), right(scope)
        run = scope.run
        try:
            if quick is not None and type(a) is Decimal and type(b) is Decimal:
                return quick(a, b)
            if operator == "**":
                run.spend(POWER_COST)
            result = apply(operator, a, b, run.zone)
        except NoValue as none:
            return run.explain(none.code, node, **none.facts)
        except ArithmeticError:
            return run.explain("number-out-of-range", node)
        if type(result) is str:
            run.spend(len(result) // CHARACTERS_PER_STEP)
            checked(result)
        return result

    return evaluate


@compiles(Comparison)
def comparison(node: Comparison, context: Context) -> Closure:
    """Equality and order, null where the values do not compare."""
    left, right = compile_node(node.left, context), compile_node(node.right, context)
    if node.operator in {"=", "!="}:
        return _equality(node, left, right, wanted=node.operator == "=")
    operator = node.operator

    def evaluate(scope: Scope) -> Any:
        return ordered(scope.run, node, operator, left(scope), right(scope))

    return evaluate


def _equality(node: Node, left: Closure, right: Closure, *, wanted: bool) -> Closure:
    def evaluate(scope: Scope) -> Any:
        a, b = left(scope), right(scope)
        if type(a) is str and type(b) is str:
            return (a == b) is wanted
        found = are_equal(scope.run, node, a, b)
        return found if found is None else found is wanted

    return evaluate


def are_equal(run: Run, node: Node, left: Any, right: Any) -> bool | None:
    """Whether two values are equal; null with a reason for different types. Lists cost their size."""
    if type(left) is list or type(left) is dict:
        run.spend_for(left)
    try:
        return equal(left, right)
    except NotComparable as none:
        run.explain(none.code, node, **none.facts, hint=hint(left, right))
        return None


def ordered(run: Run, node: Node, operator: str, left: Any, right: Any) -> bool | None:
    """The order of two values; null with a reason where there is none."""
    try:
        if left is None or right is None:
            side = "venstre" if left is None else "højre"
            run.explain("null-operand", node, operator=operator, side=side)
            return None
        if operator == "<":
            return less(left, right)
        if operator == ">":
            return less(right, left)
        return not (less(right, left) if operator == "<=" else less(left, right))
    except NotComparable as none:
        run.explain(none.code, node, left=kind(left), right=kind(right), hint=hint(left, right))
        return None


@compiles(Between)
def between(node: Between, context: Context) -> Closure:
    """`a between b and c`: at least b and at most c."""
    value, low, high = (compile_node(part, context) for part in (node.value, node.low, node.high))

    def evaluate(scope: Scope) -> Any:
        run, found = scope.run, value(scope)
        above = ordered(run, node, ">=", found, low(scope))
        below = ordered(run, node, "<=", found, high(scope))
        if above is False or below is False:
            return False
        return True if above and below else None

    return evaluate


@compiles(Logic)
def logic(node: Logic, context: Context) -> Closure:
    """Three-valued `and` and `or`: an operand that is no Boolean counts as null, with a reason."""
    operands = tuple((part, compile_node(part, context)) for part in node.operands)
    operator, decisive = node.operator, node.operator == "or"

    def evaluate(scope: Scope) -> Any:
        result: bool | None = not decisive
        for part, operand in operands:
            value = operand(scope)
            if value is decisive:
                return decisive
            if type(value) is not bool:
                result = None
                if value is not None:
                    scope.run.explain("not-boolean", part, operator=operator, kind=kind(value))
        return result

    return evaluate


@compiles(InstanceOf)
def instance_of(node: InstanceOf, context: Context) -> Closure:
    """`value instance of type`."""
    value, wanted = compile_node(node.value, context), node.type

    def evaluate(scope: Scope) -> Any:
        found = value(scope)
        scope.run.spend_for(found)
        return is_instance(found, wanted)

    return evaluate
