"""The rule inclusive-without-default: inklusiv gateway uden standardflow."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "inclusive-without-default"


def test_an_inclusive_gateway_with_a_default_is_accepted() -> None:
    draft = process("p").start().inclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", default=True)
    assert met(RULE, draft) == []


def test_an_inclusive_gateway_with_conditions_only_is_met() -> None:
    draft = process("p").start().inclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", "a = 2")
    assert met(RULE, draft) == ["g"]
