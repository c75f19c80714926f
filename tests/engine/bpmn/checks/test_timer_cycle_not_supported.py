"""The rule timer-cycle-not-supported: timer, der gentager sig."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "timer-cycle-not-supported"


def test_a_timer_that_fires_once_is_accepted() -> None:
    assert met(RULE, process("p").start().timer("t", "P1D")) == []


def test_cycles_and_cron_are_refused() -> None:
    draft = process("p").start().timer("t", "R3/PT10H", kind="cycle").timer("u", "0 0 12 * * ?", kind="cycle")
    assert met(RULE, draft) == ["t", "u"]
