"""The rule gateway-splits-and-joins: gateway, der både deler og samler."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "gateway-splits-and-joins"


def test_a_split_and_a_join_apart_are_accepted() -> None:
    draft = process("p").start().parallel("s", "j").user("a", "b", groups="tot").end()
    draft.path("start", "s", "a", "j", "end").path("s", "b", "j")
    assert met(RULE, draft) == []


def test_a_gateway_that_joins_and_splits_is_met() -> None:
    draft = process("p").start().parallel("s", "g").user("a", "b", groups="tot").end("x", "y")
    draft.path("start", "s", "a", "g", "x").path("s", "b", "g", "y")
    assert met(RULE, draft) == ["g"]
