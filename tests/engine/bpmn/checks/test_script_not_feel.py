"""The rule script-not-feel: script i et andet sprog."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "script-not-feel"


def test_feel_is_accepted() -> None:
    assert met(RULE, process("p").start().script("a", "{x: 1}")) == []


def test_another_language_is_refused() -> None:
    draft = process("p").start().script("a", "x = 1", _scriptFormat="javascript")
    assert met(RULE, draft) == ["a"]
    assert "javascript" in said(RULE, draft)


def test_a_script_in_a_file_is_refused() -> None:
    assert met(RULE, process("p").start().element("scriptTask", "a", resource="deployment://a.js")) == ["a"]
