"""The rule script-empty: tomt script."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "script-empty"


def test_a_script_is_accepted() -> None:
    assert met(RULE, process("p").start().script("a", "{x: 1}")) == []


def test_an_empty_script_is_refused() -> None:
    assert met(RULE, process("p").start().script("a", " ").element("scriptTask", "b")) == ["a", "b"]
