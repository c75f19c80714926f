"""The rule several-flows-out: flere flows ud af et trin."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "several-flows-out"


def test_several_flows_out_of_a_gateway_are_accepted() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g", "x").flow("g", "y", "a")
    assert met(RULE, draft) == []


def test_several_flows_out_of_a_task_are_refused() -> None:
    draft = process("p").start().user("a", groups="tot").end("x", "y").path("start", "a", "x").flow("a", "y")
    assert met(RULE, draft) == ["a"]


def test_several_flows_out_of_the_start_are_refused() -> None:
    draft = process("p").start().end("x", "y").flow("start", "x").flow("start", "y")
    assert met(RULE, draft) == ["start"]
