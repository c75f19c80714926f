"""A decision as plain data, its expressions parsed: what checks, the decision page and `decide` read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from engine.feel import Expression, UnaryTests


class HitPolicy(StrEnum):
    """How many rules may meet, and which of them count (DMN 1.5, 8.2.10)."""

    UNIQUE = "UNIQUE"  # at most one rule meets
    ANY = "ANY"  # several may meet, all with the same outputs
    FIRST = "FIRST"  # the first in the table counts
    PRIORITY = "PRIORITY"  # the one whose output stands first among the allowed values
    RULE_ORDER = "RULE ORDER"  # all, as they stand in the table
    OUTPUT_ORDER = "OUTPUT ORDER"  # all, as their outputs stand among the allowed values
    COLLECT = "COLLECT"  # all, or one number made of them


class Aggregation(StrEnum):
    """What COLLECT makes of its hits; only with one output."""

    SUM = "SUM"
    MIN = "MIN"
    MAX = "MAX"
    COUNT = "COUNT"


@dataclass(frozen=True)
class Input:
    """One input column. `type` is the typeRef as written; `allowed` tests the allowed values, if there are any."""

    id: str
    label: str
    expression: Expression
    type: str = ""
    allowed: UnaryTests | None = None

    @property
    def title(self) -> str:
        """What the column is called in a sentence."""
        return self.label or self.expression.text


@dataclass(frozen=True)
class Output:
    """One output column. `allowed` are the allowed values in their order, which PRIORITY and OUTPUT ORDER go by."""

    id: str
    name: str
    label: str = ""
    type: str = ""
    allowed: tuple[Any, ...] = ()

    @property
    def title(self) -> str:
        """What the column is called in a sentence."""
        return self.label or self.name


@dataclass(frozen=True)
class Rule:
    """One row, numbered from 1. A None test is always true (`-` or empty); a None output is null (empty)."""

    id: str
    number: int
    line: int
    tests: tuple[UnaryTests | None, ...]
    outputs: tuple[Expression | None, ...]
    note: str = ""


@dataclass(frozen=True)
class Decision:
    """A decision table, or a literal expression when `literal` is set.

    `requires` are ids of decisions in the same file; `variable` is what decisions that require this one call its value.
    """

    id: str
    name: str
    file: str = ""
    line: int = 0
    inputs: tuple[Input, ...] = ()
    outputs: tuple[Output, ...] = ()
    rules: tuple[Rule, ...] = ()
    hit_policy: HitPolicy = HitPolicy.UNIQUE
    aggregation: Aggregation | None = None
    requires: tuple[str, ...] = ()
    literal: Expression | None = None
    variable: str = ""
    version_tag: str = ""

    @property
    def output_names(self) -> tuple[str, ...]:
        """The variables a business rule task without result variable writes."""
        return (self.variable,) if self.literal else tuple(output.name for output in self.outputs)

    @property
    def variables(self) -> frozenset[str]:
        """Every variable the decision reads, those of decisions it requires included."""
        if self.literal:
            return self.literal.variables
        tests = [test.variables for rule in self.rules for test in rule.tests if test]
        results = [output.variables for rule in self.rules for output in rule.outputs if output]
        read = [column.expression.variables for column in self.inputs]
        return frozenset[str]().union(*read, *tests, *results) - {"?"}
