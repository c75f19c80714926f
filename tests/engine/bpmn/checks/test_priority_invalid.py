"""The rule priority-invalid: prioritet, der ikke er et tal."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "priority-invalid"


def test_numbers_and_expressions_are_accepted() -> None:
    draft = process("p").start().user("a", priority="75").user("b", priority="=prioritet").user("c")
    assert met(RULE, draft) == []


def test_words_and_numbers_out_of_range_are_refused() -> None:
    draft = process("p").start().user("a", priority="høj").user("b", priority="101").user("c", priority="9" * 6000)
    assert met(RULE, draft) == ["a", "b", "c"]
