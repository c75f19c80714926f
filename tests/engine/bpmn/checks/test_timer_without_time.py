"""The rule timer-without-time: timer uden tid."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "timer-without-time"


def test_a_timer_with_a_time_is_accepted() -> None:
    assert met(RULE, process("p").start().timer("t", "P1D").timer("u", "=frist", kind="date")) == []


def test_an_empty_timer_and_a_null_timer_are_refused() -> None:
    draft = process("p").start().timer("t", "").timer("u", "=null", kind="date")
    draft.element("intermediateCatchEvent", "v", '<bpmn:timerEventDefinition id="d" />')
    assert met(RULE, draft) == ["t", "u", "v"]
