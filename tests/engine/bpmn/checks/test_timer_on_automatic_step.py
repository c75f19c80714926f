"""The rule timer-on-automatic-step: timer på et automatisk trin."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "timer-on-automatic-step"


def test_a_timer_on_a_user_task_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a").boundary("t", "a", "P1D")) == []


def test_a_timer_on_a_script_is_met() -> None:
    assert met(RULE, process("p").start().script("a", "{x: 1}").boundary("t", "a", "P1D")) == ["t"]
