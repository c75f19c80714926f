"""The snapshot: what waits after a step, and nothing that does not."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.support.diagrams import process
from tests.support.runs import Run


def test_a_task_that_opens_and_closes_in_one_step_is_not_reported_as_new() -> None:
    draft = process("p").start().parallel("s").user("a").terminate("e").path("start", "s", "a").path("s", "e")
    found = Run(draft.file())
    assert found.ended
    assert found.advance.snapshot.new_tasks == ()
    assert found.kinds("a") == ["activity-started", "activity-canceled"]


def test_open_tasks_hold_old_and_new_ones_and_new_ones_only_the_new() -> None:
    draft = process("p").start().parallel("s").user("a", "b", "c").path("start", "s", "a", "c").path("s", "b")
    found = Run(draft.file())
    first = found.advance.snapshot
    assert {task.id for task in first.new_tasks} == first.open_tasks
    found.complete("a")
    second = found.advance.snapshot
    assert [task.element_id for task in second.new_tasks] == ["c"]
    assert second.open_tasks == {task.id for task in found.tasks.values()}
    assert len(second.open_tasks) == 2


def test_a_timer_tells_its_place_scope_and_due_time() -> None:
    called = process("q").start("qs").timer("t", "P14D").path("qs", "t")
    found = Run(process("p").start().call("k", "q").path("start", "k").file(), called.file())
    (timer,) = found.advance.snapshot.timers
    assert (timer.element_id, timer.process_key) == ("t", "q")
    assert timer.due_at == datetime(2026, 3, 23, 11, 0, tzinfo=UTC)
    assert found.scope(timer.scope_id).process_key == "q"


def test_an_ended_instance_waits_for_nothing() -> None:
    found = Run(process("p").start().user("a").end("End_faerdig").path("start", "a", "End_faerdig").file())
    found.complete("a")
    seen = found.advance.snapshot
    assert (seen.ended, seen.end_event_id) == (True, "End_faerdig")
    assert (seen.open_tasks, seen.timers, seen.new_tasks) == (frozenset(), (), ())
