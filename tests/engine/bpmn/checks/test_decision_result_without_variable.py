"""The rule decision-result-without-variable: resultatform uden resultatfelt."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "decision-result-without-variable"


def test_a_mapping_with_a_variable_is_accepted() -> None:
    assert met(RULE, process("p").start().rule("a", "t", result="x", mapping="singleEntry")) == []


def test_a_mapping_without_a_variable_is_met() -> None:
    assert met(RULE, process("p").start().rule("a", "t", mapping="singleEntry")) == ["a"]
