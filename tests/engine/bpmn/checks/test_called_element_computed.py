"""The rule called-element-computed: kaldt procedure, der beregnes."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "called-element-computed"


def test_a_literal_key_is_accepted() -> None:
    assert met(RULE, process("p").start().call("c", "afvigelse")) == []


def test_a_computed_key_is_refused() -> None:
    assert met(RULE, process("p").start().call("c", "${x}").call("d", "=x")) == ["c", "d"]
