"""The rule history-time-to-live-unreadable: opbevaringstid, der ikke kan læses."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "history-time-to-live-unreadable"


def test_days_and_durations_are_accepted() -> None:
    assert met(RULE, process("p", historyTimeToLive="1826").start()) == []
    assert met(RULE, process("p", historyTimeToLive="P5Y").start()) == []
    assert met(RULE, process("p").start()) == []


def test_words_are_refused() -> None:
    assert met(RULE, process("p", historyTimeToLive="fem år").start()) == ["p"]
