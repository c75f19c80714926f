"""The rule join-kind-differs: grene samlet af en anden slags gateway."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "join-kind-differs"


def test_parallel_branches_joined_by_a_parallel_gateway_are_accepted() -> None:
    draft = process("p").start().parallel("s", "j").user("a", "b", groups="tot").end()
    draft.path("start", "s", "a", "j", "end").path("s", "b", "j")
    assert met(RULE, draft) == []


def test_parallel_branches_that_end_apart_are_accepted() -> None:
    draft = process("p").start().parallel("s").user("a", "b", groups="tot").end("x", "y")
    draft.path("start", "s", "a", "x").path("s", "b", "y")
    assert met(RULE, draft) == []


def test_parallel_branches_joined_by_an_exclusive_gateway_are_met() -> None:
    draft = process("p").start().parallel("s").exclusive("j").user("a", "b", groups="tot").end()
    draft.path("start", "s", "a", "j", "end").path("s", "b", "j")
    assert met(RULE, draft) == ["j"]
    assert "én gang for hver gren" in said(RULE, draft)


def test_parallel_branches_that_run_into_a_task_are_met() -> None:
    draft = process("p").start().parallel("s").user("a", "b", "c", groups="tot").end()
    draft.path("start", "s", "a", "c", "end").path("s", "b", "c")
    assert met(RULE, draft) == ["c"]


def test_inclusive_branches_joined_by_a_parallel_gateway_are_met() -> None:
    draft = process("p").start().inclusive("s").parallel("j").user("a", "b", groups="tot").end()
    draft.path("start", "s").flow("s", "a", "x").flow("s", "b", default=True).path("a", "j", "end").path("b", "j")
    assert met(RULE, draft) == ["j"]


def test_a_choice_joined_by_a_parallel_gateway_waits_for_ever() -> None:
    draft = process("p").start().exclusive("s").parallel("j").user("a", "b", groups="tot").end()
    draft.path("start", "s").flow("s", "a", "x").flow("s", "b", default=True).path("a", "j", "end").path("b", "j")
    assert met(RULE, draft) == ["j"]
    assert "kun én bliver valgt" in said(RULE, draft)


def test_a_choice_inside_a_parallel_branch_is_accepted() -> None:
    draft = process("p").start().parallel("s", "j").exclusive("g", "m").user("a", "b", "c", groups="tot").end()
    draft.path("start", "s", "g").flow("g", "a", "x").flow("g", "b", default=True).path("a", "m", "j", "end").path(
        "b", "m"
    )
    draft.path("s", "c", "j")
    assert met(RULE, draft) == []


def test_a_loop_back_inside_a_parallel_branch_is_accepted() -> None:
    draft = process("p").start().parallel("s", "j").exclusive("g").user("a", "b", groups="tot").end()
    draft.path("start", "s", "a", "g").flow("g", "a", "x").flow("g", "j", default=True).path("s", "b", "j", "end")
    assert met(RULE, draft) == []
