"""The rule gateway-flow-without-name: flow uden svar."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "gateway-flow-without-name"


def test_a_named_answer_is_accepted() -> None:
    named = '<bpmn:sequenceFlow id="f" name="Ja" sourceRef="g" targetRef="x">'
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g").flow("g", "y", default=True)
    draft.raw(f"{named}<bpmn:conditionExpression>a</bpmn:conditionExpression></bpmn:sequenceFlow>")
    assert met(RULE, draft) == []


def test_an_unnamed_answer_is_met() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a").flow("g", "y", default=True)
    assert met(RULE, draft) == ["f_p_1"]
