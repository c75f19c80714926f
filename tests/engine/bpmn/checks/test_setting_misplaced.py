"""The rule setting-misplaced: indstilling på et trin, der ikke bruger den."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "setting-misplaced"


def test_settings_where_they_belong_are_accepted() -> None:
    draft = process("p").start(formRef="f").user("a", groups="tot", formRef="g", due="P1D").call("c", "q")
    draft.rule("r", "t", result="y").script("s", "1", result="z")
    assert met(RULE, draft) == []


def test_settings_elsewhere_are_met() -> None:
    draft = process("p").start().script("s", "{x: 1}", groups="tot").user("a", result="y")
    assert met(RULE, draft) == ["s", "a"]
    assert "«Candidate groups»" in said(RULE, draft)
