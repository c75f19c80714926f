"""The rule gateway-flow-without-condition: flow uden betingelse ud af en gateway."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "gateway-flow-without-condition"


def test_conditions_and_one_default_are_accepted() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", default=True)
    assert met(RULE, draft) == []


def test_a_single_bare_flow_of_an_exclusive_gateway_is_left_to_another_rule() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g").flow("g", "x", "a = 1").flow("g", "y")
    assert met(RULE, draft) == []


def test_two_bare_flows_are_refused() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g").flow("g", "x").flow("g", "y")
    assert met(RULE, draft) == ["f_p_1", "f_p_2"]


def test_a_bare_flow_beside_a_default_is_refused() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x").flow("g", "y", default=True)
    assert met(RULE, draft) == ["f_p_1"]


def test_a_bare_flow_of_an_inclusive_gateway_is_refused() -> None:
    draft = process("p").start().inclusive("g").end("x", "y").path("start", "g").flow("g", "x", "a = 1").flow("g", "y")
    assert met(RULE, draft) == ["f_p_2"]
