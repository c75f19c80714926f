"""The rule gateway-without-name: gateway uden spørgsmål."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "gateway-without-name"


def test_a_gateway_with_a_question_is_accepted() -> None:
    draft = (
        process("p")
        .start()
        .element("exclusiveGateway", "g", name="Er det aftalt?")
        .end("x", "y")
        .path("start", "g", "x")
    )
    draft.flow("g", "y", "a")
    assert met(RULE, draft) == []


def test_a_gateway_that_only_joins_needs_no_name() -> None:
    draft = process("p").start().raw('<bpmn:exclusiveGateway id="g" />').end().path("start", "g", "end")
    assert met(RULE, draft) == []


def test_a_choosing_gateway_without_name_is_met() -> None:
    draft = process("p").start().raw('<bpmn:exclusiveGateway id="g" />').end("x", "y").path("start", "g", "x")
    draft.flow("g", "y", "a")
    assert met(RULE, draft) == ["g"]
