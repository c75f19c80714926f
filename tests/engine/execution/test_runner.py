"""The runner's door: actions, unknown ids, failures that move nothing, facts for history."""

from __future__ import annotations

import uuid

import pytest

from engine.errors import ExecutionFailed, ExpressionFailed, TooManySteps, ValueInvalid
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


@pytest.mark.parametrize("made_up", [str(uuid.uuid4()), "x", ""])
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


def test_a_loop_that_never_waits_is_stopped_by_the_step_limit() -> None:
    draft = process("p").start().exclusive("m").script("s", "{n: 1}").path("start", "m", "s", "m")
    with pytest.raises(TooManySteps):
        Run(draft.file())


def test_a_parallel_loop_that_never_waits_is_stopped_too() -> None:
    draft = process("p").start().exclusive("m").parallel("s").path("start", "m", "s", "m").path("s", "m")
    with pytest.raises(TooManySteps):
        Run(draft.file())


def test_a_join_that_can_never_be_met_is_a_failure_and_not_an_end() -> None:
    draft = process("p").start().exclusive("x").parallel("j").user("a").path("start", "a", "x")
    found = Run(draft.flow("x", "j", "v").flow("x", "j2", default=True).exclusive("j2").path("j2", "j").file())
    with pytest.raises(ExecutionFailed, match="gren") as failure:
        found.complete("a", v=True)
    assert failure.value.element_id == "j"


def test_facts_tell_each_activity_once_with_its_beginning_and_end() -> None:
    found = Run(ONE)
    (task,) = found.tasks
    found.complete("a", x=1)
    assert [(f.kind, f.element_id) for f in found.facts if f.kind.startswith("activity")] == [
        ("activity-started", "start"), ("activity-completed", "start"), ("activity-started", "a"),
        ("activity-completed", "a"), ("activity-started", "end"), ("activity-completed", "end"),
    ]  # fmt: skip
    assert {fact.activity_id for fact in found.facts if fact.element_id == "a"} == {task}
    kinds = [fact.kind for fact in found.facts if not fact.kind.startswith(("activity", "flow"))]
    assert kinds == ["scope-opened", "variable-set", "scope-closed", "instance-ended"]


def test_activity_types_are_camundas() -> None:
    draft = process("p").start().user("u").element("manualTask", "m").script("s", "{a: 1}").timer("t", "P1D")
    draft.call("k", "q").exclusive("x").parallel("pg").inclusive("ig").boundary("b", "u", "P1D", interrupting=False)
    draft.element("intermediateThrowEvent", "i").terminate("te").end("ne")
    draft.sub("sub").start("s1")
    draft.path("start", "u", "m", "s", "t", "k", "sub", "x", "pg", "ig", "i", "te").path("b", "ne")
    found = Run(draft.file(), process("q").start("qs").file())
    found.fire("b")
    found.complete("u")
    found.complete("m")
    found.fire("t")
    assert {fact.element_id: fact.element_type for fact in found.facts if fact.element_id} == {
        "start": "startEvent", "u": "userTask", "m": "manualTask", "s": "scriptTask", "t": "intermediateTimer",
        "k": "callActivity", "s1": "startEvent", "qs": "startEvent", "sub": "subProcess",
        "x": "exclusiveGateway", "pg": "parallelGateway", "ne": "noneEndEvent",
        "ig": "inclusiveGateway", "b": "boundaryTimer", "te": "terminateEndEvent", "i": "intermediateNoneThrowEvent",
    }  # fmt: skip


def test_the_flow_taken_is_told_by_its_id() -> None:
    found = failing()
    found.complete("a", x=2)
    assert [f.details["flow"] for f in found.facts if f.kind == "flow-taken"] == ["f_p_0", "f_p_1", "f_p_2"]


def test_a_task_that_opens_and_closes_in_one_step_is_not_reported_as_new() -> None:
    draft = process("p").start().parallel("s").user("a").terminate("e").path("start", "s", "a").path("s", "e")
    found = Run(draft.file())
    assert found.ended
    assert found.advance.snapshot.new_tasks == ()
    assert found.kinds("a") == ["activity-started", "activity-canceled"]
