"""Pruning: live tokens and the splits they stand under are all that is kept."""

from __future__ import annotations

from engine.bpmn.tokens import in_order
from engine.execution.actions import CompleteTask, FireTimer, Start
from engine.execution.pruning import prune
from engine.execution.running import RunningInstance
from engine.execution.stepping import live_tasks
from tests.support.diagrams import process
from tests.support.runs import World, compiled


def instance(data: bytes, *others: bytes) -> RunningInstance:
    found = RunningInstance(compiled(data, *others), "p", None, World())
    found.act(Start({}), World())
    return found


def names(found: RunningInstance) -> list[str]:
    return [task.task_spec.name for task in in_order(found.workflow)]


def move(found: RunningInstance, element_id: str) -> None:
    task = next(task for task in live_tasks(found.workflow) if task.task_spec.name == element_id)
    found.act(CompleteTask(str(task.id)) if task.task_spec.manual else FireTimer(str(task.id)), World())


def test_what_has_been_is_dropped_and_what_waits_hangs_under_the_root() -> None:
    draft = process("p").start().user("a", "b", "c").parallel("s").path("start", "a", "s", "b").path("s", "c")
    found = instance(draft.file())
    move(found, "a")
    assert len(names(found)) > 3
    prune(found.workflow)
    assert names(found) == ["Start", "b", "c"]
    assert set(found.workflow.tasks) == {task.id for task in in_order(found.workflow)}


def test_a_task_with_timers_stays_under_the_split_that_armed_them() -> None:
    draft = (
        process("p")
        .start()
        .user("a", "b")
        .boundary("t", "a", "P1D", interrupting=False)
        .path("start", "a")
        .path("t", "b")
    )
    found = instance(draft.file())
    move(found, "t")
    prune(found.workflow)
    assert names(found) == ["Start", "a#boundary", "a", "b"]
    move(found, "a")
    prune(found.workflow)
    assert names(found) == ["Start", "b"]


def test_arrivals_at_a_join_are_kept_until_it_fires() -> None:
    draft = (
        process("p")
        .start()
        .parallel("s", "j")
        .user("a", "b", "c")
        .path("start", "s", "a", "j", "c")
        .path("s", "b", "j")
    )
    found = instance(draft.file())
    move(found, "a")
    prune(found.workflow)
    assert names(found) == ["Start", "j", "b"]
    move(found, "b")
    prune(found.workflow)
    assert names(found) == ["Start", "c"]


def test_trees_of_calls_and_subprocesses_go_when_they_are_over() -> None:
    draft = process("p").start().call("k", "q").user("a").path("start", "k", "a")
    called = process("q").start("qs").path("qs", "sub")
    called.sub("sub").start("s1").user("u").path("s1", "u")
    found = instance(draft.file(), called.file())
    prune(found.workflow)
    assert len(found.workflow.subprocesses) == 2
    move(found, "u")
    prune(found.workflow)
    assert not found.workflow.subprocesses
    assert names(found) == ["Start", "a"]
