"""Repairs of one running instance: what is moved, skipped, repeated or set, and what the diagram does not allow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.errors import ValueInvalid
from engine.execution.actions import BeginAt, MoveToken, SetTimer, SkipToken
from engine.execution.marking import read_marking
from tests.support.diagrams import Draft, process
from tests.support.runs import NOON, Run


def line() -> Run:
    return Run(process("p").start().user("a", "b", "c").end().path("start", "a", "b", "c", "end").file())


def split() -> Draft:
    draft = process("p").start().parallel("s", "j").user("u", "a", "b", "z").end()
    return draft.path("start", "u", "s", "a", "j", "z", "end").path("s", "b", "j")


def only(run: Run) -> str:
    (task_id,) = run.tasks
    return task_id


def token(run: Run, spec: str) -> str:
    """The id of the token at a spec."""
    trees = read_marking(run.advance.state.tokens)
    return next(each.id for tree in trees for each in tree.live() if each.spec == spec)


def test_a_token_is_moved_forwards_and_backwards() -> None:
    run = line()
    first = only(run)
    run.act(MoveToken(first, "c"))
    assert run.waits == ["c"]
    assert "activity-canceled" in run.kinds("a")
    run.act(MoveToken(only(run), "a"))
    assert run.waits == ["a"]
    assert only(run) != first


def test_a_skipped_task_goes_on_without_values() -> None:
    run = line()
    run.act(SkipToken(only(run)))
    assert run.waits == ["b"]
    assert run.variables == {}


def test_a_skipped_timer_goes_on_at_once() -> None:
    run = Run(process("p").start().timer("t", "P1M").user("a").end().path("start", "t", "a", "end").file())
    run.act(SkipToken(run.advance.snapshot.timers[0].id))
    assert run.waits == ["a"]


def test_a_skipped_call_is_cut_off_and_gives_nothing_back() -> None:
    draft = process("p").start().call("k", "q").user("z").end().path("start", "k", "z", "end")
    called = process("q").start("qs").user("a", "b").end("qe").path("qs", "a", "b", "qe")
    run = Run(draft.file(), called.file())
    run.complete("a", fundet="ja")
    run.act(SkipToken(token(run, "k")))
    assert run.waits == ["z"]
    assert "fundet" not in run.variables
    assert "activity-canceled" in run.kinds("b")
    run.complete("z")
    assert run.ended


def test_a_join_that_nobody_is_on_the_way_to_any_more_can_be_skipped() -> None:
    draft = process("p").start().parallel("s", "j").exclusive("g").user("a", "b", "y", "z").end("end", "e2")
    draft.path("start", "s", "a", "j", "z", "end").path("s", "g").path("b", "j").path("s", "y", "e2")
    run = Run(draft.flow("g", "b", "false").flow("g", "e2", default=True).file())
    run.complete("a")
    run.act(SkipToken(token(run, "j")))
    assert run.waits == ["y", "z"]


def test_a_join_that_somebody_is_on_the_way_to_is_not_skipped() -> None:
    run = Run(split().file())
    run.complete("u")
    run.complete("a")
    with pytest.raises(ValueInvalid, match="«j» ville vente for evigt"):
        run.act(SkipToken(token(run, "j")))


def test_a_step_is_repeated_beside_what_is_open() -> None:
    run = line()
    run.complete("a")
    run.act(BeginAt(only(run), "a"))
    assert run.waits == ["a", "b"]


def test_a_timer_gets_another_date() -> None:
    draft = process("p").start().user("a").boundary("t", "a", "P14D").end().path("start", "a", "end").path("t", "end")
    run = Run(draft.file())
    run.act(SetTimer(run.advance.snapshot.timers[0].id, NOON + timedelta(days=3)))
    assert run.advance.snapshot.timers[0].due_at == NOON + timedelta(days=3)
    assert run.waits == ["a", "t"]
    run.fire("t")
    assert run.ended


def test_moving_away_takes_the_timers_along() -> None:
    draft = process("p").start().user("a", "b").boundary("t", "a", "P14D").end().path("start", "a", "b", "end")
    run = Run(draft.path("t", "end").file())
    run.act(MoveToken(only(run), "b"))
    assert run.waits == ["b"]
    run.act(MoveToken(only(run), "a"))
    assert run.waits == ["a", "t"]


@pytest.mark.parametrize(
    ("element_id", "said"), [("start", "begynder af sig selv"), ("j", "samler flere veje"), ("x", "ligger ikke i")]
)
def test_where_nothing_can_begin_nothing_is_moved(element_id: str, said: str) -> None:
    run = Run(split().file())
    before = run.advance.state
    with pytest.raises(ValueInvalid, match=said):
        run.act(MoveToken(only(run), element_id))
    assert run.advance.state == before


def test_another_procedure_is_out_of_reach() -> None:
    draft = process("p").start().call("k", "q").user("z").end().path("start", "k", "z", "end")
    run = Run(draft.file(), process("q").start("qs").user("a").end("qe").path("qs", "a", "qe").file())
    with pytest.raises(ValueInvalid, match="ligger ikke i"):
        run.act(MoveToken(only(run), "z"))


def test_a_join_that_would_wait_for_ever_is_refused() -> None:
    run = Run(split().file())
    with pytest.raises(ValueInvalid, match="«j» ville vente for evigt"):
        run.act(MoveToken(only(run), "a"))
    run.complete("u")
    with pytest.raises(ValueInvalid, match="«j» ville vente for evigt"):
        run.act(MoveToken(token(run, "a"), "z"))


def test_a_step_open_twice_is_refused() -> None:
    run = Run(split().file())
    run.complete("u")
    with pytest.raises(ValueInvalid, match="Opgaven «b» ville stå åben flere gange"):
        run.act(MoveToken(token(run, "a"), "b"))
    with pytest.raises(ValueInvalid, match="Opgaven «b» ville stå åben flere gange"):
        run.act(MoveToken(token(run, "a"), "s"))
    with pytest.raises(ValueInvalid, match="Opgaven «a» ville stå åben flere gange"):
        run.act(BeginAt(token(run, "a"), "a"))


def test_inside_a_subprocess_a_token_moves_among_its_elements() -> None:
    draft = process("p").start().user("z").end()
    draft.sub("d").start("s1").user("a", "b").end("e1").path("s1", "a", "b", "e1")
    run = Run(draft.path("start", "d", "z", "end").file())
    run.act(MoveToken(only(run), "b"))
    assert run.waits == ["b"]
    run.act(SkipToken(token(run, "d")))
    assert run.waits == ["z"]


def test_unknown_tokens_are_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="no live token"):
        line().act(SkipToken("00000000-0000-0000-0000-000000000000"))


def test_a_job_that_is_begun_anew_is_caught_by_the_error_on_its_edge() -> None:
    draft = process("p").start().service("s", "t").user("a", "b").end().path("start", "s", "a", "end")
    run = Run(draft.error_boundary("no", "s", "NEJ").path("no", "b", "end").file())
    run.do_job("s")
    run.act(MoveToken(only(run), "s"))
    run.report("s", "NEJ")
    assert run.waits == ["b"]
    run.act(BeginAt(only(run), "s"))
    run.act(SkipToken(run.advance.snapshot.jobs[0].id))
    assert run.waits == ["a", "b"]
