"""The rule form-binding-latest: formular med anden binding end deployment."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "form-binding-latest"


def test_the_binding_deployment_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a", formRef="f", formRefBinding="deployment")) == []


def test_the_binding_latest_is_met() -> None:
    assert met(RULE, process("p").start().user("a", formRef="f", formRefBinding="latest")) == ["a"]
