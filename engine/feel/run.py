"""One evaluation under way: its data, clock, budget and the reasons gathered; and the scopes of its local names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel.budget import Budget
from engine.feel.failures import Reason
from engine.feel.syntax import Node
from engine.feel.values import PLAIN, from_json

MAX_REASONS = 20


class Run(Budget):
    """What all parts of one evaluation share."""

    __slots__ = ("now", "reasons", "variables", "zone")

    def __init__(self, variables: Mapping[str, Any], now: datetime, zone: ZoneInfo, steps: int) -> None:
        self.left = steps
        self.variables = variables
        self.now = now
        self.zone = zone
        self.reasons: list[Reason] = []

    def explain(self, code: str, node: Node, **facts: Any) -> Any:
        """Null, and why `node` gave it; the first reasons are kept."""
        if len(self.reasons) < MAX_REASONS:
            self.reasons.append(Reason(code, node.start, node.end, facts))
        return None

    def feel_value(self, raw: Any) -> Any:
        """A piece of task data as FEEL value; a large one costs its size."""
        return raw if type(raw) in PLAIN else from_json(raw, self.spend)

    def variable(self, name: str, node: Node) -> Any:
        """The variable's value; null with a reason when there is none."""
        try:
            raw = self.variables[name]
        except KeyError:
            return self.explain("unknown-variable", node, name=name, known=tuple(self.variables))
        return raw if type(raw) in PLAIN else from_json(raw, self.spend)


class Scope:
    """Local names on top of outer ones; the outermost scope has none and stands for the variables."""

    __slots__ = ("bindings", "outer", "run")

    def __init__(self, run: Run, bindings: dict[str, Any], outer: Scope | None) -> None:
        self.run = run
        self.bindings = bindings
        self.outer = outer

    def find(self, name: str, node: Node) -> Any:
        """The value of a name: the innermost binding, else the variable."""
        scope = self
        while scope.outer is not None:
            if name in scope.bindings:
                return scope.bindings[name]
            scope = scope.outer
        return self.run.variable(name, node)

    def has(self, name: str) -> bool:
        """Whether the name stands for anything, null included."""
        scope = self
        while scope.outer is not None:
            if name in scope.bindings:
                return True
            scope = scope.outer
        return name in self.run.variables
