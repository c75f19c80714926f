"""The rule default-flow-unknown: standardflow, der ikke findes."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "default-flow-unknown"


def test_a_default_among_the_own_flows_is_accepted() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", default=True)
    assert met(RULE, draft) == []


def test_a_default_that_is_no_own_flow_is_refused() -> None:
    draft = process("p").start().element("exclusiveGateway", "g", _default="f_9").end().path("start", "g", "end")
    assert met(RULE, draft) == ["g"]
    assert "f_9" in said(RULE, draft)
