"""The rule listener-not-run: lytter, der ikke køres."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "listener-not-run"


def test_a_task_without_listeners_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a")) == []


def test_task_listeners_and_execution_listeners_are_refused() -> None:
    task = '<bpmn:extensionElements><camunda:taskListener event="create" class="x.Y" /></bpmn:extensionElements>'
    step = '<bpmn:extensionElements><camunda:executionListener event="end" class="x.Y" /></bpmn:extensionElements>'
    draft = process("p").start().element("userTask", "a", task).element("userTask", "b", step)
    assert met(RULE, draft) == ["a", "b"]


def test_listeners_of_the_process_and_of_a_flow_are_refused() -> None:
    listener = '<bpmn:extensionElements><camunda:executionListener event="take" class="x.Y" /></bpmn:extensionElements>'
    flow = f'<bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end">{listener}</bpmn:sequenceFlow>'
    assert met(RULE, process("p").raw(listener).start().end().raw(flow)) == ["p", "f"]
