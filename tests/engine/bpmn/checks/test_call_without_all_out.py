"""The rule call-without-all-out: kald, der ikke henter felterne tilbage."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "call-without-all-out"


def test_a_call_that_takes_all_variables_back_is_accepted() -> None:
    assert met(RULE, process("p").start().call("c", "q")) == []


def test_a_call_that_takes_nothing_back_is_met() -> None:
    assert met(RULE, process("p").start().call("c", "q", back="")) == ["c"]
