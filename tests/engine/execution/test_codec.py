"""The state as text: small, versioned, and holding only what waits."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from engine.execution.actions import CompleteTask, InstanceState
from engine.execution.runner import run
from tests.support.diagrams import Draft, process
from tests.support.runs import Run

MORE = 'mere = "ja"'


def large() -> tuple[bytes, bytes]:
    """25 user tasks: a line, a choice, a parallel split in three, two loops, a call, timers."""
    names = [f"Task_opgave_nummer_{number}" for number in range(22)]
    draft = process("p").start().user(*names).parallel("Split", "Join").exclusive("Merge", "Again", "Merge2", "Again2")
    draft.call("Call_opfoelgning", "q").end("End_sag_hos_fagteam")
    for number in (3, 10, 11):
        draft.boundary(f"Timer_{number}", names[number], "P14D", interrupting=False).path(f"Timer_{number}", names[21])
    draft.path("start", "Merge", *names[:8], "Again").flow("Again", "Merge", MORE).flow("Again", "Split", default=True)
    draft.path("Split", *names[8:11], "Join").path("Split", *names[11:14], "Join").path(
        "Split", "Call_opfoelgning", "Join"
    )
    draft.path("Join", "Merge2", *names[14:21], "Again2")
    draft.flow("Again2", "Merge2", MORE).flow("Again2", "End_sag_hos_fagteam", default=True)
    called = process("q").start("qs").user("Task_q1", "Task_q2", "Task_q3").path("qs", "Task_q1", "Task_q2", "Task_q3")
    return draft.file(), called.file()


def test_the_state_of_a_diagram_with_25_tasks_stays_under_4_kb() -> None:
    found, largest = Run(*large()), 0
    for step in range(400):
        element_id = sorted(task.element_id for task in found.tasks.values())[step % len(found.tasks)]
        found.complete(element_id, mere="ja" if step % 3 else "nej")
        largest = max(largest, len(found.advance.state.tokens.encode()))
        if found.ended:
            found = Run(*large())
    assert largest < 4_000


def loop() -> Draft:
    draft = process("p").start().exclusive("m", "g").user("a").end().path("start", "m", "a", "g")
    return draft.flow("g", "m", MORE).flow("g", "end", default=True)


def test_after_two_thousand_steps_the_state_is_as_small_as_after_one() -> None:
    found = Run(loop().file())
    found.complete("a", mere="ja")
    after_one = len(found.advance.state.tokens)
    for _ in range(2_000):
        found.complete("a", mere="ja")
    assert len(found.advance.state.tokens) == after_one
    assert found.waits == ["a"]
    found.complete("a", mere="nej")
    assert found.ended


def test_a_loop_in_a_parallel_branch_does_not_grow_the_state_either() -> None:
    draft = loop().parallel("s", "j").user("b")
    draft.flows[0] = ("start", "s", None)
    draft.flows[-1] = ("g", "j", None)
    found = Run(draft.path("s", "m").path("s", "b", "j", "end").file())
    for _ in range(1_500):
        found.complete("a", mere="ja")
    assert len(found.advance.state.tokens) < 250
    found.complete("b")
    found.complete("a", mere="nej")
    assert found.ended


def test_a_due_time_and_the_last_end_event_survive() -> None:
    draft = process("p").start().parallel("s").user("a").timer("t", "P1M").end("e1").path("start", "s", "a", "e1")
    found = Run(draft.path("s", "t").file())
    due = found.advance.snapshot.timers[0].due_at
    found.complete("a")
    assert found.advance.snapshot.timers[0].due_at == due == datetime.fromisoformat("2026-04-09T12:00+02:00")
    found.fire("t")
    assert found.end == "e1"


def test_the_text_is_of_our_own_format_with_a_version_and_no_variables() -> None:
    found = Run(loop().file(), hemmelig="værdi")
    state = json.loads(found.advance.state.tokens)
    ((task_id,),) = [found.tasks]
    assert state == {"v": 1, "t": [[None, None, [["a", 16, task_id.replace("-", "")]]]]}


@pytest.mark.parametrize("tokens", ['{"v": 2, "t": []}', '{"v": 1, "t": [[null, null, [["findes_ikke", 16]]]]}', "{}"])
def test_a_state_that_is_not_ours_is_a_wrong_call(tokens: str) -> None:
    found = Run(loop().file())
    state = InstanceState(tokens, found.advance.state.scopes, 1)
    with pytest.raises(ValueError):  # noqa: PT011
        run(found.processes, "p", state, CompleteTask(next(iter(found.tasks))), found.world)


def test_a_key_called_typename_is_a_key_as_any_other() -> None:
    found = Run(loop().file(), data={"typename": "datetime", "value": 1})
    found.complete("a", mere="ja")
    assert found.variables["data"] == {"typename": "datetime", "value": 1}


def test_nothing_is_kept_of_an_error_that_may_come_and_it_is_caught_after_reading() -> None:
    draft = process("p").start().service("s", "t").user("b").end().error_boundary("no", "s").path("no", "b", "end")
    found = Run(draft.path("start", "s", "end").file())
    assert '"no"' not in found.advance.state.tokens
    found.report("s", "NEJ")
    assert found.waits == ["b"]
