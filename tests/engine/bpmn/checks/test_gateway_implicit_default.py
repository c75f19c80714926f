"""The rule gateway-implicit-default: standardflow, der ikke er markeret."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "gateway-implicit-default"


def test_a_marked_default_is_accepted() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", default=True)
    assert met(RULE, draft) == []


def test_a_single_bare_flow_is_met() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g").flow("g", "x", "a = 1").flow("g", "y")
    assert met(RULE, draft) == ["f_p_2"]
