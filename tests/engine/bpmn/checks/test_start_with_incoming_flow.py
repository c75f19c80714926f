"""The rule start-with-incoming-flow: flow tilbage til starten."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "start-with-incoming-flow"


def test_a_flow_back_to_the_first_task_is_accepted() -> None:
    draft = process("p").start().user("a").exclusive("g").end().path("start", "a", "g", "a").flow("g", "end", "x")
    assert met(RULE, draft) == []


def test_a_flow_back_to_the_start_or_into_a_boundary_timer_is_refused() -> None:
    draft = process("p").start().user("a").boundary("t", "a", "P1D").path("start", "a", "start").flow("a", "t")
    assert met(RULE, draft) == ["start", "t"]
