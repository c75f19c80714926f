"""The rule called-case: kald af en CMMN-sag."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "called-case"


def test_a_call_of_a_procedure_is_accepted() -> None:
    assert met(RULE, process("p").start().call("c", "afvigelse")) == []


def test_a_call_of_a_case_is_refused() -> None:
    assert met(RULE, process("p").start().element("callActivity", "c", caseRef="sag")) == ["c"]
