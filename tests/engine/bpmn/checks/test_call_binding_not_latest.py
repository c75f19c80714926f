"""The rule call-binding-not-latest: kald af en fastlåst version."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "call-binding-not-latest"


def test_the_newest_version_is_accepted() -> None:
    assert met(RULE, process("p").start().call("c", "q")) == []


def test_another_binding_is_met() -> None:
    assert met(RULE, process("p").start().call("c", "q", calledElementBinding="deployment")) == ["c"]
