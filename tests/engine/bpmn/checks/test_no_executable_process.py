"""The rule no-executable-process: ingen procedure, der kan køres."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "no-executable-process"


def test_an_executable_process_is_accepted() -> None:
    assert met(RULE, process("p").start()) == []


def test_a_file_in_which_nothing_can_run_is_refused() -> None:
    assert met(RULE, process("p", executable=False).start()) == ["p"]
