"""The runner's door: actions, unknown ids, failures that move nothing, facts for history."""

from __future__ import annotations

import pytest

from engine.errors import ExpressionFailed, ValueInvalid
from engine.execution.actions import CompleteTask, Continue, FireTimer, SetVariables, Start
from engine.execution.runner import run
from tests.support.diagrams import process
from tests.support.runs import Run, World, compiled

ONE = process("p").start().user("a").boundary("t", "a", "P1D").end().path("start", "a", "end").path("t", "end").file()


def test_a_start_runs_to_the_first_wait_and_a_completion_to_the_end() -> None:
    found = Run(ONE, x=1)
    assert found.waits == ["a", "t"]
    assert (found.scope().business_key, found.variables) == ("sag-1", {"x": 1})
    found.complete("a", y=2)
    assert (found.ended, found.end, found.variables) == (True, "end", {"x": 1, "y": 2})
    assert found.advance.snapshot.open_tasks == frozenset()
    assert found.advance.snapshot.timers == ()


def test_the_same_state_and_action_give_the_same_result_again() -> None:
    found = Run(ONE, x=1)
    state = found.advance.state
    (task,) = found.tasks
    first = run(found.processes, "p", state, CompleteTask(task, {"x": 2}), found.world)
    second = run(found.processes, "p", state, CompleteTask(task, {"x": 2}), found.world)
    assert state.scopes[0].variables == {"x": 1}
    assert first.snapshot == second.snapshot
    assert first.state == second.state


@pytest.mark.parametrize("made_up", ["00000000-0000-4000-8000-000000000000", "x", ""])
def test_an_id_that_is_not_open_is_a_wrong_call(made_up: str) -> None:
    found = Run(ONE)
    for action in (CompleteTask(made_up), FireTimer(made_up), SetVariables({"a": 1}, made_up or "x")):
        with pytest.raises(ValueError):  # noqa: PT011
            run(found.processes, "p", found.advance.state, action, found.world)


def test_a_task_is_no_timer_and_a_timer_no_task() -> None:
    found = Run(ONE)
    (task,), (timer,) = found.tasks, found.advance.snapshot.timers
    for action in (CompleteTask(timer.id), FireTimer(task)):
        with pytest.raises(ValueError, match="no"):
            run(found.processes, "p", found.advance.state, action, found.world)


def test_what_has_not_begun_can_only_start_and_starts_once() -> None:
    processes = compiled(ONE)
    with pytest.raises(ValueError, match="begun"):
        run(processes, "p", None, Continue(), World())
    with pytest.raises(ValueError, match="begun"):
        run(processes, "p", Run(ONE).advance.state, Start({}), World())
    with pytest.raises(ValueError, match="process"):
        run(processes, "q", None, Start({}), World())


def test_values_that_cannot_be_stored_are_refused() -> None:
    found = Run(ONE)
    with pytest.raises(ValueInvalid):
        found.complete("a", x=float("nan"))


def test_set_variables_moves_nothing_and_continue_neither() -> None:
    found = Run(ONE, x=1)
    before = found.advance.state.tokens
    found.set(x=2)
    assert found.advance.state.tokens == before
    assert found.variables == {"x": 2}
    assert [fact.kind for fact in found.advance.facts] == ["variable-set"]
    found.act(Continue())
    assert found.advance.state.tokens == before
    assert found.advance.facts == ()


def failing() -> Run:
    draft = (
        process("p")
        .start()
        .user("a")
        .exclusive(
            "g",
        )
        .user("b")
        .end()
        .path("start", "a", "g")
    )
    return Run(draft.flow("g", "b", "x > 1").flow("g", "end", default=True).file())


def test_a_failure_names_the_element_and_leaves_the_old_state_in_force() -> None:
    found = failing()
    state = found.advance.state
    with pytest.raises(ExpressionFailed) as failure:
        found.complete("a", x="tekst")
    assert (failure.value.element_id, failure.value.process_key) == ("g", "p")
    assert found.advance.state == state
    assert found.variables == {}
    found.complete("a", x=2)
    assert found.waits == ["b"]
