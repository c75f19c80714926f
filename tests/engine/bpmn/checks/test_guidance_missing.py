"""The rule guidance-missing: opgave uden vejledning."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "guidance-missing"


def test_a_task_with_guidance_is_accepted() -> None:
    draft = process("p").start().element("userTask", "a", "<bpmn:documentation>Ring til borgeren.</bpmn:documentation>")
    assert met(RULE, draft) == []


def test_a_task_without_guidance_is_met() -> None:
    assert met(RULE, process("p").start().user("a")) == ["a"]
