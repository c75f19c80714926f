"""The rule form-generated: felter skrevet direkte på opgaven."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "form-generated"


def test_a_task_without_fields_of_its_own_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a", formRef="f")) == []


def test_fields_on_the_task_are_refused() -> None:
    fields = '<camunda:formData><camunda:formField id="x" type="string" /></camunda:formData>'
    draft = process("p").start().element("userTask", "a", f"<bpmn:extensionElements>{fields}</bpmn:extensionElements>")
    assert met(RULE, draft) == ["a"]
