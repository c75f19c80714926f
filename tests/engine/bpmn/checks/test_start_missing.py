"""The rule start-missing: procedure uden start."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "start-missing"


def test_a_process_with_a_start_is_accepted() -> None:
    assert met(RULE, process("p").start()) == []


def test_a_process_without_start_is_refused() -> None:
    assert met(RULE, process("p").user("a")) == ["p"]
