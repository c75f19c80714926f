"""Evaluates expressions for the tests, at noon of a winter's day in the municipality."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel import Evaluation, parse, parse_unary_tests

ZONE = ZoneInfo("Europe/Copenhagen")
NOON = datetime(2026, 3, 9, 11, 0, tzinfo=UTC)


def evaluate(text: str, variables: dict[str, Any] | None = None, *, now: datetime = NOON) -> Evaluation:
    """The evaluation of an expression, names known in advance being those of the variables."""
    data = variables or {}
    return parse(text, frozenset(data)).evaluate(data, now=now, zone=ZONE)


def value(text: str, variables: dict[str, Any] | None = None, *, now: datetime = NOON) -> Any:
    """The value as plain JSON."""
    return evaluate(text, variables, now=now).json


def reasons(text: str, variables: dict[str, Any] | None = None) -> list[str]:
    """The codes of the reasons for nulls."""
    return [reason.code for reason in evaluate(text, variables).reasons]


def meets(cell: str, tested: Any, variables: dict[str, Any] | None = None) -> bool:
    """Whether a value meets a decision table's cell."""
    found, _ = parse_unary_tests(cell).matches(tested, variables or {}, now=NOON, zone=ZONE)
    return found
