"""The rule task-not-supported: opgavetype, der ikke kan køres."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import found, met, said
from tests.support.diagrams import process

RULE = "task-not-supported"


def test_tasks_that_run_are_accepted() -> None:
    draft = process("p").start().user("a", groups="tot").script("b", "{x: 1}").service("c", "t").end()
    draft.path("start", "a", "b", "c", "end")
    assert met(RULE, draft) == []


def test_a_send_task_is_refused_with_its_id_and_name() -> None:
    draft = process("p").start().element("sendTask", "a", name="Hent data").end().path("start", "a", "end")
    [finding] = found(RULE, draft)
    assert (finding.element_id, finding.element_name, finding.is_error) == ("a", "Hent data", True)
    assert "sendeopgave" in finding.message


def test_a_task_without_type_is_refused_with_advice() -> None:
    draft = process("p").start().element("task", "a").end().path("start", "a", "end")
    assert "skruenøglen" in said(RULE, draft)


def test_send_and_receive_tasks_are_refused() -> None:
    draft = (
        process("p").start().element("sendTask", "a").element("receiveTask", "b").end().path("start", "a", "b", "end")
    )
    assert met(RULE, draft) == ["a", "b"]
