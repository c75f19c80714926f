"""The rule loop-without-waiting: ring uden ventetid."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "loop-without-waiting"


def test_a_loop_through_a_user_task_is_accepted() -> None:
    draft = process("p").start().user("a").exclusive("g").end().path("start", "a", "g", "a").flow("g", "end", "x")
    assert met(RULE, draft) == []


def test_a_loop_through_a_timer_is_accepted() -> None:
    draft = process("p").start().script("a", "{x: 1}").timer("t", "P1D").exclusive("g").end()
    draft.path("start", "a", "t", "g", "a").flow("g", "end", "x")
    assert met(RULE, draft) == []


def test_a_loop_of_automatic_steps_is_refused_once() -> None:
    draft = (
        process("p")
        .start()
        .script("a", "{x: 1}")
        .exclusive("g")
        .end()
        .path("start", "a", "g", "a")
        .flow("g", "end", "klar")
    )
    assert met(RULE, draft) == ["a"]
    assert "«a», «g»" in said(RULE, draft)


def test_a_loop_that_computes_until_it_is_done_is_accepted() -> None:
    draft = process("p").start().script("a", "{dag: today()}").exclusive("g").end().path("start", "a", "g")
    draft.flow("g", "a", 'dag < date("2030-01-01")').flow("g", "end", default=True)
    assert met(RULE, draft) == []
