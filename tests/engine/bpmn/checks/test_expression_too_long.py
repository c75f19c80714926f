"""The rule expression-too-long: udtryk, der er for stort."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "expression-too-long"


def test_an_ordinary_expression_is_accepted() -> None:
    assert met(RULE, process("p").start().script("a", "{x: 1}")) == []


def test_a_very_long_and_a_very_deep_expression_are_refused() -> None:
    draft = process("p").start().script("a", "{x: " + "1 + " * 4000 + "1}").script("b", "(" * 200 + "1" + ")" * 200)
    assert met(RULE, draft) == ["a", "b"]
