"""The rule source-missing: opgave uden kilde."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "source-missing"


def test_a_task_with_its_source_is_accepted() -> None:
    source = '<camunda:properties><camunda:property name="kilde" value="Samarbejdsaftalen" /></camunda:properties>'
    draft = process("p").start().element("userTask", "a", f"<bpmn:extensionElements>{source}</bpmn:extensionElements>")
    assert met(RULE, draft) == []


def test_a_task_without_source_is_met() -> None:
    assert met(RULE, process("p").start().user("a")) == ["a"]
