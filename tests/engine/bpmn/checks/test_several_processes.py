"""The rule several-processes: flere procedurer i én fil."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "several-processes"


def test_one_executable_process_is_accepted() -> None:
    assert met(RULE, process("p").start().file(process("q", executable=False).start())) == []


def test_two_executable_processes_are_refused() -> None:
    assert met(RULE, process("p").start().file(process("q").start("s2"))) == ["q"]
