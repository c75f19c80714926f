"""Evaluates: a parsed text compiled once to closures, then run against variables, a clock and a budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel import access, calls, loops, membership, operators, structures
from engine.feel.budget import MAX_STEPS, FeelLimitError
from engine.feel.compilation import Closure, Context, Unit, compile_node
from engine.feel.failures import FeelSyntaxError, Reason
from engine.feel.parser import parse_expression
from engine.feel.run import Run, Scope
from engine.feel.syntax import Node, size
from engine.feel.writing import to_json

COMPILERS = (access, calls, loops, membership, operators, structures)  # importing them registers what they compile
MAX_CACHED = 8_192
NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A FEEL value and, where something in it became null on the way, why; `steps` is what it cost."""

    value: Any
    reasons: tuple[Reason, ...]
    steps: int = 0

    @property
    def json(self) -> Any:
        """The value as plain JSON, as task data keeps it. Raises FeelLimitError when it is too large."""
        return to_json(self.value)


@dataclass(frozen=True)
class Expression:
    """A parsed expression: its text, and the variables and functions it names."""

    text: str
    variables: frozenset[str]
    functions: frozenset[str]
    tree: Node = field(repr=False)
    _run: Closure = field(repr=False)
    _cost: int = field(repr=False)

    def evaluate(
        self, variables: Mapping[str, Any], *, now: datetime, zone: ZoneInfo, steps: int = MAX_STEPS
    ) -> Evaluation:
        """The value for these variables (JSON) at this moment. Raises FeelLimitError."""
        run = Run(variables, now, zone, steps)
        value = run_closure(self._run, self._cost, Scope(run, {}, None))
        return Evaluation(value, tuple(run.reasons), steps - run.left)


def run_closure(closure: Closure, cost: int, scope: Scope) -> Any:
    """The value of compiled code. Raises FeelLimitError, also when it recurses too deep."""
    try:
        scope.run.spend(cost)
        return closure(scope)
    except RecursionError as error:
        raise FeelLimitError("too-deep") from error


def compiled(node: Node, source: str, names: frozenset[str]) -> tuple[Closure, Unit]:
    """The closure of a tree and what it uses. Raises FeelSyntaxError, FeelLimitError."""
    unit = Unit(source, names)
    try:
        return compile_node(node, Context(unit)), unit
    except RecursionError as error:
        raise FeelLimitError("too-deep") from error


@lru_cache(maxsize=MAX_CACHED)
def parse(text: str, names: frozenset[str] = NO_NAMES) -> Expression:
    """The expression of a text; a leading `=` is dropped. `names` are the variables known.

    Of the known names only those matter that hold operators or keywords (`a-b`, `Mike's`, `dato/tid`).
    Raises FeelSyntaxError, FeelLimitError.
    """
    start = len(text) - len(text.lstrip())
    start += text.startswith("=", start)
    if not text[start:].strip():
        raise FeelSyntaxError("empty", text, 0, len(text))
    tree = parse_expression(text, start, names)
    closure, unit = compiled(tree, text, names)
    used = frozenset(unit.variables), frozenset(unit.functions)
    return Expression(text[start:].strip(), *used, tree, closure, size(tree))
