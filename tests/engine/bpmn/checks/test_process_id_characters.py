"""The rule process-id-characters: procedurens id har særlige tegn."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "process-id-characters"


def test_snake_case_is_accepted() -> None:
    assert met(RULE, process("p85_ekstern_til_intern").start()) == []


def test_other_characters_are_met() -> None:
    assert met(RULE, process("Partshøring-2").start()) == ["Partshøring-2"]
