"""The rule condition-not-boolean: betingelse, der ikke er sand eller falsk."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "condition-not-boolean"


def test_comparisons_and_yes_or_no_fields_are_accepted() -> None:
    draft = process("p").start().exclusive("g").end("x", "y", "z").path("start", "g")
    draft.flow("g", "x", 'a = "b" and c > 1').flow("g", "y", "enig").flow("g", "z", "if enig then true else d")
    assert met(RULE, draft) == []


def test_texts_numbers_and_lists_are_refused() -> None:
    for text in ('"godkendt"', "1 + 1", "[a]", "a + 1", "null"):
        draft = process("p").start().exclusive("g").end().flow("start", "g").flow("g", "end", text)
        assert met(RULE, draft) == ["f_p_1"], text
