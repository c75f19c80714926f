"""The rule input-output-not-run: input og output på et trin."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "input-output-not-run"


def test_a_task_without_inputs_and_outputs_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a")) == []


def test_inputs_and_outputs_are_refused() -> None:
    inputs = '<camunda:inputOutput><camunda:inputParameter name="x">1</camunda:inputParameter></camunda:inputOutput>'
    draft = process("p").start().element("userTask", "a", f"<bpmn:extensionElements>{inputs}</bpmn:extensionElements>")
    assert met(RULE, draft) == ["a"]
