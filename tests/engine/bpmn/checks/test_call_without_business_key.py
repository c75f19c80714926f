"""The rule call-without-business-key: kald uden sagsnummer."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "call-without-business-key"


def test_a_call_with_the_business_key_is_accepted() -> None:
    key = '<camunda:in businessKey="#{execution.processBusinessKey}" />'
    assert met(RULE, process("p").start().call("c", "q", given=key)) == []


def test_a_call_without_business_key_is_met() -> None:
    assert met(RULE, process("p").start().call("c", "q")) == ["c"]
