"""The rule user-task-without-form: brugeropgave uden formular."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "user-task-without-form"


def test_a_task_with_a_form_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a", formRef="f")) == []


def test_a_task_without_form_is_met() -> None:
    assert met(RULE, process("p").start().user("a", groups="tot")) == ["a"]
