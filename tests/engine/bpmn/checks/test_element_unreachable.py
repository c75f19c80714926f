"""The rule element-unreachable: trin, som intet flow når."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "element-unreachable"


def test_elements_on_a_way_from_the_start_are_accepted() -> None:
    draft = (
        process("p")
        .start()
        .user("a")
        .boundary("t", "a", "P1D")
        .user("b")
        .end()
        .path("start", "a", "end")
        .path("t", "b")
    )
    assert met(RULE, draft) == []


def test_what_no_flow_reaches_is_refused() -> None:
    draft = process("p").start().user("a", "b").end().path("start", "a", "end").path("b", "end")
    assert met(RULE, draft) == ["b"]


def test_a_ring_that_no_flow_reaches_is_refused() -> None:
    draft = process("p").start().user("a", "b").end().path("start", "end").path("a", "b", "a")
    assert met(RULE, draft) == ["a", "b"]


def test_what_no_flow_reaches_inside_a_subprocess_is_refused() -> None:
    draft = process("p").start().end()
    draft.sub("s").start("s1").user("a").end("s2").path("s1", "s2")
    draft.path("start", "s", "end")
    assert met(RULE, draft) == ["a"]
