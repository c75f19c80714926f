"""Unary tests: the cells of decision tables, such as `< 18`, `"a", "b"`, `[1..5]`, `not(null)` or `-`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.budget import MAX_STEPS
from engine.feel.compilation import INPUT, Closure
from engine.feel.evaluator import MAX_CACHED, NO_NAMES, compiled, run_closure
from engine.feel.failures import Reason
from engine.feel.parser import parse_tests
from engine.feel.run import Run, Scope
from engine.feel.syntax import Alternatives, Node, size

ANYTHING = Alternatives(0, 0, (), negated=True)


@dataclass(frozen=True)
class UnaryTests:
    """A parsed cell: its text, and the variables and functions it names."""

    text: str
    variables: frozenset[str]
    functions: frozenset[str]
    tree: Node = field(repr=False)
    _run: Closure = field(repr=False)
    _cost: int = field(repr=False)

    def matches(
        self, value: Any, variables: Mapping[str, Any], *, now: datetime, zone: ZoneInfo, steps: int = MAX_STEPS
    ) -> tuple[bool, tuple[Reason, ...]]:
        """Whether the value meets one of the tests, and what could not be said on the way. Raises FeelLimitError."""
        run = Run(variables, now, zone, steps)

        def test(root: Scope) -> Any:
            return self._run(Scope(run, {INPUT: run.feel_value(value)}, root))

        return run_closure(test, self._cost, Scope(run, {}, None)) is True, tuple(run.reasons)


@lru_cache(maxsize=MAX_CACHED)
def parse_unary_tests(text: str, names: frozenset[str] = NO_NAMES) -> UnaryTests:
    """The tests of a cell; an empty one and `-` hold for every value. Raises FeelSyntaxError, FeelLimitError."""
    tree = parse_tests(text, names) if text.strip() else ANYTHING
    closure, unit = compiled(tree, text, names)
    return UnaryTests(text.strip(), frozenset(unit.variables), frozenset(unit.functions), tree, closure, size(tree))
