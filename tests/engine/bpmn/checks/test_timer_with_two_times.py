"""The rule timer-with-two-times: timer med to tider."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "timer-with-two-times"


def test_one_time_is_accepted() -> None:
    assert met(RULE, process("p").start().timer("t", "P1D")) == []


def test_a_date_and_a_duration_on_one_timer_are_refused() -> None:
    times = "<bpmn:timeDate>2030-01-01</bpmn:timeDate><bpmn:timeDuration>P1D</bpmn:timeDuration>"
    timer = f'<bpmn:timerEventDefinition id="d">{times}</bpmn:timerEventDefinition>'
    assert met(RULE, process("p").start().element("intermediateCatchEvent", "t", timer)) == ["t"]
