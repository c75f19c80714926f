"""The rule service-task-without-topic: serviceopgave uden topic."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "service-task-without-topic"


def test_a_service_task_with_a_topic_is_accepted() -> None:
    assert met(RULE, process("p").start().service("a", "send-post")) == []


def test_a_service_task_without_topic_is_refused() -> None:
    draft = process("p").start().element("serviceTask", "a", name="Hent data").element("serviceTask", "b", topic="x")
    assert met(RULE, draft.element("serviceTask", "c", type="external")) == ["a", "b", "c"]
    assert "External" in said(RULE, process("p").start().element("serviceTask", "a"))


def test_a_computed_topic_is_refused() -> None:
    assert met(RULE, process("p").start().service("a", "${system}").service("b", "=system")) == ["a", "b"]


def test_one_that_names_code_is_left_to_the_rule_about_code() -> None:
    draft = process("p").start().element("serviceTask", "a", **{"class": "x.Y"})
    draft.element("serviceTask", "b", expression="${x}").element("serviceTask", "c", delegateExpression="${x}")
    assert met(RULE, draft) == []
    assert met("code-not-run", draft) == ["a", "b", "c"]
