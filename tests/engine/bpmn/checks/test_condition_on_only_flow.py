"""The rule condition-on-only-flow: betingelse på det eneste flow."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "condition-on-only-flow"


def test_a_single_flow_without_condition_is_accepted() -> None:
    draft = process("p").start().exclusive("g").end().path("start", "g", "end")
    assert met(RULE, draft) == []


def test_a_condition_on_the_only_flow_is_refused() -> None:
    draft = process("p").start().exclusive("g").end().flow("start", "g").flow("g", "end", "a = 1")
    assert met(RULE, draft) == ["f_p_1"]
