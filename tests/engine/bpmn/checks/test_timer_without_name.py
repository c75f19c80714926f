"""The rule timer-without-name: timer uden navn."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "timer-without-name"


def test_a_named_timer_is_accepted() -> None:
    assert met(RULE, process("p").start().timer("t", "P1D")) == []


def test_an_unnamed_timer_is_met() -> None:
    timer = '<bpmn:timerEventDefinition id="d"><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>'
    draft = process("p").start().raw(f'<bpmn:intermediateCatchEvent id="t">{timer}</bpmn:intermediateCatchEvent>')
    assert met(RULE, draft) == ["t"]
