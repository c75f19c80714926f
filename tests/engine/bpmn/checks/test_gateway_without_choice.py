"""The rule gateway-without-choice: gateway, der ikke gør noget."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "gateway-without-choice"


def test_a_gateway_with_a_choice_is_accepted() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g", "x").flow("g", "y", "a")
    assert met(RULE, draft) == []


def test_a_gateway_on_a_straight_line_is_met() -> None:
    draft = process("p").start().exclusive("g").end().path("start", "g", "end")
    assert met(RULE, draft) == ["g"]
