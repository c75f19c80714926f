"""The rule same-condition-twice: samme betingelse på to flows."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "same-condition-twice"


def test_different_conditions_are_accepted() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", "a = 2")
    assert met(RULE, draft) == []


def test_the_later_of_two_equal_conditions_is_met() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", "a  =  1")
    assert met(RULE, draft) == ["f_p_2"]
