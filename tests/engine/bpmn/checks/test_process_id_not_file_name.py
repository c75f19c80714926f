"""The rule process-id-not-file-name: procedurens id er ikke filens navn."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "process-id-not-file-name"


def test_a_file_of_the_same_name_is_accepted_in_any_folder() -> None:
    assert met(RULE, process("p").start(), "mappe/p.bpmn") == []


def test_a_file_of_another_name_is_met() -> None:
    assert met(RULE, process("p").start(), "diagram_1.bpmn") == ["p"]
