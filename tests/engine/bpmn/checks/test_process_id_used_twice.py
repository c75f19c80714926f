"""The rule process-id-used-twice: to procedurer med samme id."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, read, said
from tests.support.diagrams import process

RULE = "process-id-used-twice"


def test_different_ids_are_accepted() -> None:
    assert met(RULE, process("p").start(), others=[read(process("q").start(), "q.bpmn")]) == []


def test_the_same_id_in_two_files_is_refused_with_the_other_file() -> None:
    other = read(process("p").start(), "kopi.bpmn")
    assert met(RULE, process("p").start(), others=[other]) == ["p"]
    assert "kopi.bpmn" in said(RULE, process("p").start(), others=[other])
