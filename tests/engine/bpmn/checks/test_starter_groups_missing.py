"""The rule starter-groups-missing: alle må starte proceduren."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "starter-groups-missing"


def test_a_process_with_starter_groups_is_accepted() -> None:
    assert met(RULE, process("p", candidateStarterGroups="tot").start()) == []


def test_a_process_that_everybody_may_start_is_met() -> None:
    assert met(RULE, process("p").start()) == ["p"]
