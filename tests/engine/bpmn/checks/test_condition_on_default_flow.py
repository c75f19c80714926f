"""The rule condition-on-default-flow: betingelse på standardflowet."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "condition-on-default-flow"


def test_a_default_without_condition_is_accepted() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", default=True)
    assert met(RULE, draft) == []


def test_a_default_with_a_condition_is_refused() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", "a = 2", default=True)
    assert met(RULE, draft) == ["f_p_2"]
