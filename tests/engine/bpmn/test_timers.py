"""Timer events: due from the clock of the action, fired from outside, in the municipality's zone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from engine.errors import TimerFailed
from tests.support.diagrams import process
from tests.support.runs import Run, World


def waiting(text: str, kind: str = "duration", world: World | None = None, **variables: Any) -> Run:
    draft = process("p").start().timer("t", text, kind).user("a").end().path("start", "t", "a", "end")
    return Run(draft.file(), world=world, **variables)


def due(run: Run) -> datetime:
    (timer,) = run.advance.snapshot.timers
    return timer.due_at


def at(text: str) -> World:
    return World(now=datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("now", "text", "kind", "expected"),
    [
        ("2026-01-31T12:00+01:00", "P1M", "duration", "2026-02-28T12:00+01:00"),
        ("2026-03-28T10:00+01:00", "P1D", "duration", "2026-03-29T10:00+02:00"),
        ("2026-03-09T12:00+01:00", "2026-07-01", "date", "2026-07-01T00:00+02:00"),
        ("2026-03-09T12:00+01:00", "2026-07-01T08:00", "date", "2026-07-01T08:00+02:00"),
        ("2026-03-09T12:00+01:00", "2020-01-01", "date", "2020-01-01T00:00+01:00"),
        ("2026-03-09T12:00+01:00", '= duration("P3M")', "duration", "2026-06-09T12:00+02:00"),
        ("2026-03-09T12:00+01:00", "= now()", "date", "2026-03-09T12:00+01:00"),
        ("2026-03-09T12:00+01:00", '= now() + duration("P3M")', "date", "2026-06-09T12:00+02:00"),
        ("2026-03-09T12:00+01:00", '= date("2026-07-01")', "date", "2026-07-01T00:00+02:00"),
        ("2026-03-09T12:00+01:00", "= frist", "date", "2026-05-01T00:00+02:00"),
        ("2026-03-09T12:00+01:00", "= date and time(moede)", "date", "2026-05-01T10:00+02:00"),
        ("2026-03-09T12:00+01:00", "= varighed", "duration", "2026-03-11T12:00+01:00"),
    ],
)
def test_the_due_time_is_fixed_when_the_token_arrives(now: str, text: str, kind: str, expected: str) -> None:
    run = waiting(text, kind, at(now), frist="2026-05-01", moede="2026-05-01T10:00:00+02:00", varighed="P2D")
    assert due(run) == datetime.fromisoformat(expected)
    assert due(run).tzinfo is UTC
    run.world.now = datetime(2030, 1, 1, tzinfo=UTC)
    run.set(x=1)
    assert due(run) == datetime.fromisoformat(expected)


@pytest.mark.parametrize("text", ["= ukendt", "= null", "= 5", "= true", '= "i morgen"', "PT14D", "P0.5M", "R3/PT1H"])
def test_a_null_or_unreadable_time_is_a_failure_at_the_element(text: str) -> None:
    with pytest.raises(TimerFailed) as failure:
        waiting(text)
    assert (failure.value.element_id, failure.value.element_name, failure.value.process_key) == ("t", "t", "p")
    assert text.strip() in failure.value.message or "«" in failure.value.message


def test_a_timer_that_is_due_is_not_fired_by_itself() -> None:
    run = waiting("PT0S")
    assert run.waits == ["t"]
    run.fire("t")
    assert run.waits == ["a"]


def test_a_boundary_timer_is_armed_with_its_task_and_gone_with_it() -> None:
    draft = process("p").start().user("a").boundary("t", "a", "P14D").user("b").end("e1", "e2")
    run = Run(draft.path("start", "a", "e1").path("t", "b", "e2").file())
    assert run.waits == ["a", "t"]
    run.complete("a")
    assert run.ended
    assert run.end == "e1"
    assert run.kinds("t") == []


def test_an_interrupting_timer_cancels_its_task() -> None:
    draft = process("p").start().user("a").boundary("t", "a", "P14D").user("b").end("e1", "e2")
    run = Run(draft.path("start", "a", "e1").path("t", "b", "e2").file())
    run.fire("t")
    assert run.waits == ["b"]
    assert run.kinds("a") == ["activity-started", "activity-canceled"]
    run.complete("b")
    assert run.end == "e2"


def test_a_timer_that_does_not_interrupt_opens_a_branch_beside_its_task() -> None:
    draft = process("p").start().user("a").boundary("t", "a", "P14D", interrupting=False).user("b").end("e1", "e2")
    run = Run(draft.path("start", "a", "e1").path("t", "b", "e2").file())
    run.fire("t")
    assert run.waits == ["a", "b"]
    run.complete("a")
    assert run.waits == ["b"]
    run.complete("b")
    assert run.end == "e1"  # the branch beside ended later, but is not the procedure (C-13)


def test_two_timers_on_one_task_are_armed_and_fired_apart() -> None:
    draft = process("p").start().user("a", "b", "c").end()
    draft.boundary("t1", "a", "P7D", interrupting=False).boundary("t2", "a", "P14D")
    run = Run(draft.path("start", "a", "end").path("t1", "b").path("t2", "c").file())
    first, second = sorted(run.advance.snapshot.timers, key=lambda timer: timer.due_at)
    assert (first.element_id, second.element_id) == ("t1", "t2")
    run.fire("t1")
    assert run.waits == ["a", "b", "t2"]
    run.fire("t2")
    assert run.waits == ["b", "c"]


def test_a_timer_is_armed_anew_on_each_visit() -> None:
    draft = process("p").start().user("a", "b").boundary("t", "a", "P1D").path("start", "a").path("t", "b", "a")
    run = Run(draft.file(), world=at("2026-03-09T12:00+01:00"))
    for day in range(10, 14):
        (timer,) = run.advance.snapshot.timers
        assert timer.due_at == datetime.fromisoformat(f"2026-03-{day}T12:00+01:00")
        run.fire("t")
        run.world.now = datetime.fromisoformat(f"2026-03-{day}T12:00+01:00")
        run.complete("b")


def test_timers_on_calls_and_subprocesses_take_what_runs_inside_with_them() -> None:
    draft = process("p").start().call("k", "q").boundary("t", "k", "P1M").user("after").end().path("start", "k", "end")
    called = process("q").start("qs")
    called.sub("sub").start("s1").user("inner").path("s1", "inner")
    run = Run(draft.path("t", "after").file(), called.path("qs", "sub").file())
    assert run.waits == ["inner", "t"]
    run.fire("t")
    assert run.waits == ["after"]
    assert len(run.advance.state.scopes) == 1
    assert [run.kinds(i)[-1] for i in ("inner", "sub", "k")] == ["activity-canceled"] * 3
