"""The rule task-without-name: trin uden navn."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "task-without-name"


def test_a_named_task_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a", name="Vurdér sagen")) == []


def test_an_unnamed_task_is_met() -> None:
    assert met(RULE, process("p").start().raw('<bpmn:userTask id="a" />')) == ["a"]
