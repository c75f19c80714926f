"""The rule condition-on-parallel-flow: betingelse efter en parallel gateway."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "condition-on-parallel-flow"


def test_parallel_flows_without_conditions_are_accepted() -> None:
    draft = process("p").start().parallel("g").end("x", "y").path("start", "g", "x").flow("g", "y")
    assert met(RULE, draft) == []


def test_a_condition_after_a_parallel_gateway_is_met() -> None:
    draft = process("p").start().parallel("g").end("x", "y").path("start", "g", "x").flow("g", "y", "a = 1")
    assert met(RULE, draft) == ["f_p_2"]
