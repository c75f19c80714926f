"""Joins of a moved case: arrivals keep their way, and what would wait for ever or be done twice is refused."""

from __future__ import annotations

import pytest

from engine.execution.actions import CompleteTask, InstanceState
from engine.execution.runner import run
from tests.support.diagrams import Draft, process
from tests.support.movable_runs import MovableRun
from tests.support.runs import World, compiled


def split(*ways: str, join: str = "j", then: str = "z") -> Draft:
    draft = process("p").start().parallel("s", join).user(then).end().path("start", "s").path(join, then, "end")
    for way in ways:
        names = way.split()
        draft.user(*names).path("s", *names, join)
    return draft


def test_an_arrival_goes_on_waiting_and_the_join_fires() -> None:
    case = MovableRun(split("a", "b").file())
    case.complete("a")
    case.go(split("a", "b", then="y").file())
    case.complete("b")
    assert case.waits == ["y"]


def test_an_arrival_keeps_its_way_when_a_task_is_added_behind_it_or_the_join_is_renamed() -> None:
    case = MovableRun(split("a", "b").file())
    case.complete("a")
    case.go(split("a a2", "b b2", join="k").file(), mapping={"j": "k"})
    case.complete("b")
    case.complete("b2")
    assert case.waits == ["z"]


def test_an_arrival_whose_task_is_gone_takes_the_way_nobody_else_is_on() -> None:
    case = MovableRun(split("a", "b").file())
    case.complete("a")
    case.go(split("ny", "b").file())
    case.complete("b")
    assert case.waits == ["z"]


def test_an_arrival_whose_way_is_gone_is_dropped_and_the_others_still_join() -> None:
    case = MovableRun(split("a", "b", "c").file())
    case.complete("a")
    case.go(split("b", "c").file())
    case.complete("b")
    case.complete("c")
    assert case.waits == ["z"]


def test_a_join_that_has_all_it_now_waits_for_fires() -> None:
    case = MovableRun(split("a", "b", "c").file())
    case.complete("a")
    case.complete("b")
    new = split("a", "b").user("c").path("c", "end").file()
    found = case.go(new, mapping={"c": "c"})
    assert case.waits == ["c", "z"]
    assert found.steps[-1].new.id == "c"


def test_a_branch_added_to_a_split_already_passed_is_refused() -> None:
    case = MovableRun(split("a", "b").file())
    said = case.refusal(split("a", "b", "c").file())
    assert "Samlingen «j» ville vente for evigt" in said
    assert "«c»" in said


def test_a_branch_added_ahead_of_the_split_is_fine() -> None:
    first = split("a", "b")
    first.flows[0] = ("start", "u", None)
    second = split("a", "b", "c")
    second.flows[0] = ("start", "u", None)
    case = MovableRun(first.user("u").path("u", "s").file())
    case.go(second.user("u").path("u", "s").file())
    case.complete("u")
    assert case.waits == ["a", "b", "c"]


def test_ways_that_no_longer_join_are_refused() -> None:
    draft = process("p").start().user("a", "b", "z").exclusive("j").parallel("s").end()
    new = draft.path("start", "s", "a", "j", "z", "end").path("s", "b", "j").file()
    case = MovableRun(split("a", "b").file())
    assert "samler ikke længere" in case.refusal(new)
    case.complete("a")
    assert "ikke længere er en samling" in case.refusal(new)


def test_ways_that_now_end_apart_are_fine() -> None:
    draft = process("p").start().user("a", "b").parallel("s").end("e1", "e2")
    case = MovableRun(split("a", "b").file())
    case.go(draft.path("start", "s", "a", "e1").path("s", "b", "e2").file())
    case.complete("a")
    case.complete("b")
    assert case.ended


def test_an_inclusive_join_looks_again_at_who_can_still_come() -> None:
    def drawn(*ways: str) -> bytes:
        draft = process("p").start().inclusive("s", "j").user("z", *ways).end().path("start", "s").path("j", "z", "end")
        for way in ways:
            draft.flow("s", way, "true").path(way, "j")
        return draft.file()

    case = MovableRun(drawn("a", "b"))
    case.complete("a")
    case.go(drawn("a", "b", "c"))
    case.complete("b")
    assert case.waits == ["z"]


@pytest.mark.parametrize("seed", range(3))
def test_a_moved_state_is_one_the_runner_reads(seed: int) -> None:
    case = MovableRun(split("a", "b", "c").file())
    for name in ("a", "b", "c")[:seed]:
        case.complete(name)
    found = case.moved(split("a a2", "b", "c", then="y").file())
    assert found.advance is not None
    new = compiled(split("a a2", "b", "c", then="y").file())
    state: InstanceState = found.advance.state
    for task_id in sorted(found.advance.snapshot.open_tasks):
        state = run(new, "p", state, CompleteTask(task_id), World()).state
