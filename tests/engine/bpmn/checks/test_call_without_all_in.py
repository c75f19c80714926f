"""The rule call-without-all-in: kald, der ikke giver felterne med."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "call-without-all-in"


def test_a_call_that_passes_all_variables_is_accepted() -> None:
    assert met(RULE, process("p").start().call("c", "q")) == []


def test_a_call_that_passes_nothing_is_met() -> None:
    assert met(RULE, process("p").start().call("c", "q", given="")) == ["c"]
