"""The rule expression-unreadable: udtryk, der ikke kan læses."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "expression-unreadable"


def test_feel_is_accepted() -> None:
    draft = process("p").start().exclusive("g").end().flow("start", "g").flow("g", "end", 'udfald = "ja"')
    assert met(RULE, draft) == []


def test_a_condition_that_is_no_feel_is_refused_with_the_reason() -> None:
    draft = process("p").start().exclusive("g").end().flow("start", "g").flow("g", "end", "udfald == 'ja'")
    assert met(RULE, draft) == ["f_p_1"]
    assert "udfald == 'ja'" in said(RULE, draft)


def test_scripts_dates_timers_groups_and_mappings_are_read_as_well() -> None:
    mapping = '<camunda:in sourceExpression="=1 +" target="x" />'
    draft = (
        process("p").start().script("a", "{x: }").user("b", due="=now( ").user("c", groups="=a b c (", priority="=)")
    )
    draft.timer("d", "=duration(").call("e", "q", given=mapping)
    assert met(RULE, draft) == ["a", "b", "c", "c", "d", "e"]


def test_an_unknown_function_is_refused() -> None:
    draft = process("p").start().script("a", "{x: summen([1, 2])}")
    assert "summen" in said(RULE, draft)


def test_code_of_another_language_is_refused() -> None:
    for text in ('__import__("os").system("ls")', "().__class__.__bases__", "lambda: 1"):
        draft = process("p").start().exclusive("g").end().flow("start", "g").flow("g", "end", text)
        assert met(RULE, draft) == ["f_p_1"], text
