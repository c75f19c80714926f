"""The rule start-form-missing: start uden formular."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "start-form-missing"


def test_a_start_with_a_form_is_accepted() -> None:
    assert met(RULE, process("p").start(formRef="f", formRefBinding="deployment")) == []


def test_a_start_without_form_is_met() -> None:
    assert met(RULE, process("p").start()) == ["start"]
