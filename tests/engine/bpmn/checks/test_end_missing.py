"""The rule end-missing: procedure uden slutning."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "end-missing"


def test_a_process_with_an_end_is_accepted() -> None:
    assert met(RULE, process("p").start().end().path("start", "end")) == []


def test_a_process_without_end_is_met() -> None:
    assert met(RULE, process("p").start().user("a").path("start", "a")) == ["p"]
