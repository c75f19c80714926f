"""The rule task-without-audience: brugeropgave uden modtager."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "task-without-audience"


def test_a_task_with_a_group_a_user_or_an_assignee_is_accepted() -> None:
    draft = process("p").start().user("a", groups="tot").user("b", users="anna").user("c", assignee="=sagsbehandler")
    assert met(RULE, draft) == []


def test_a_task_that_nobody_gets_is_met() -> None:
    draft = process("p").start().user("a").element("manualTask", "b").end().path("start", "a", "b", "end")
    assert met(RULE, draft) == ["a", "b"]
