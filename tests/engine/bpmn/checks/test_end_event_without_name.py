"""The rule end-event-without-name: slutning uden navn."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "end-event-without-name"


def test_a_named_end_is_accepted() -> None:
    assert met(RULE, process("p").start().end("End_x")) == []


def test_an_unnamed_end_is_met() -> None:
    assert met(RULE, process("p").start().raw('<bpmn:endEvent id="End_x" />')) == ["End_x"]
