"""The rule end-with-outgoing-flow: flow ud af en slutning."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "end-with-outgoing-flow"


def test_an_end_at_the_end_is_accepted() -> None:
    assert met(RULE, process("p").start().end().path("start", "end")) == []


def test_a_flow_out_of_an_end_is_refused() -> None:
    assert met(RULE, process("p").start().end("x", "y").path("start", "x", "y")) == ["x"]
