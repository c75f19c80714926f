"""The rule async-not-used: asynkrone indstillinger bruges ikke."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "async-not-used"


def test_settings_at_their_default_are_accepted() -> None:
    assert met(RULE, process("p").start().user("a", asyncBefore="false", exclusive="true")) == []


def test_asynchronous_settings_are_met() -> None:
    retry = "<camunda:failedJobRetryTimeCycle>R3/PT10M</camunda:failedJobRetryTimeCycle>"
    draft = process("p").start().user("a", asyncBefore="true", jobPriority="5")
    draft.element("userTask", "b", f"<bpmn:extensionElements>{retry}</bpmn:extensionElements>")
    assert met(RULE, draft) == ["a", "a", "b"]
