"""The rule history-time-to-live: hvor længe historikken gemmes."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "history-time-to-live"


def test_a_time_to_live_is_accepted() -> None:
    assert met(RULE, process("p", historyTimeToLive="P1826D").start()) == []


def test_none_is_met() -> None:
    assert met(RULE, process("p").start()) == ["p"]
