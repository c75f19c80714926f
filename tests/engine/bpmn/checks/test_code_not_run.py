"""The rule code-not-run: programkode på et trin."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "code-not-run"


def test_a_decision_table_is_accepted() -> None:
    assert met(RULE, process("p").start().rule("a", "t")) == []


def test_classes_delegates_expressions_and_external_workers_are_refused() -> None:
    draft = process("p").start().element("businessRuleTask", "a", **{"class": "x.Y"})
    draft.element("businessRuleTask", "b", delegateExpression="${x}").element(
        "businessRuleTask", "c", expression="${x}"
    )
    draft.element("businessRuleTask", "d", type="external", topic="x")
    assert met(RULE, draft) == ["a", "b", "c", "d"]


def test_connectors_are_refused() -> None:
    connector = "<bpmn:extensionElements><camunda:connector /></bpmn:extensionElements>"
    assert met(RULE, process("p").start().element("businessRuleTask", "a", connector, decision="t")) == ["a"]
