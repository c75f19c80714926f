"""The rule process-without-name: procedure uden navn."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import definitions, process

RULE = "process-without-name"


def test_a_named_process_is_accepted() -> None:
    assert met(RULE, process("p").start()) == []


def test_a_process_known_by_its_id_only_is_met() -> None:
    assert met(RULE, definitions('<bpmn:process id="p" isExecutable="true" />')) == ["p"]
