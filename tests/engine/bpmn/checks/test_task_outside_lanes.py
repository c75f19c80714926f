"""The rule task-outside-lanes: opgave uden for banerne."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import lane, met
from tests.support.diagrams import process

RULE = "task-outside-lanes"


def test_a_process_without_lanes_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a")) == []


def test_a_task_in_a_subprocess_that_stands_in_a_lane_is_accepted() -> None:
    lanes = lane("TOT", "s")
    draft = process("p").raw(lanes).start()
    draft.sub("s").start("s1").user("a")
    assert met(RULE, draft) == []


def test_a_task_outside_the_lanes_is_met() -> None:
    lanes = lane("TOT", "a")
    assert met(RULE, process("p").raw(lanes).start().user("a", "b")) == ["b"]
