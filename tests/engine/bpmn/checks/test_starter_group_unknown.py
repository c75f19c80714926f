"""The rule starter-group-unknown: ukendt team må starte proceduren."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "starter-group-unknown"


def test_a_known_starter_group_is_accepted() -> None:
    assert met(RULE, process("p", candidateStarterGroups="tot").start()) == []


def test_an_unknown_starter_group_is_refused() -> None:
    assert met(RULE, process("p", candidateStarterGroups="tot,top").start()) == ["p"]
