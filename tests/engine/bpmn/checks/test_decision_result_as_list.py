"""The rule decision-result-as-list: resultat gemt som liste."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "decision-result-as-list"


def test_a_single_entry_is_accepted() -> None:
    assert met(RULE, process("p").start().rule("a", "t", result="x", mapping="singleEntry")) == []


def test_a_variable_without_mapping_is_met() -> None:
    assert met(RULE, process("p").start().rule("a", "t", result="x")) == ["a"]
