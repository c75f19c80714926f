"""The rule no-way-to-end: ingen vej til en slutning."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "no-way-to-end"


def test_a_ring_with_a_way_out_is_accepted() -> None:
    draft = process("p").start().user("a").exclusive("g").end().path("start", "a", "g", "a").flow("g", "end", "x")
    assert met(RULE, draft) == []


def test_a_ring_without_a_way_out_is_met() -> None:
    draft = process("p").start().user("a", "b").end().path("start", "a", "b", "a")
    assert met(RULE, draft) == ["start", "a", "b"]
