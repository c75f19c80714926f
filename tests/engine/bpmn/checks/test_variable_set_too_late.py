"""The rule variable-set-too-late: felt, der læses, før det sættes."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_form, forms, met, said
from tests.engine.forms.documents import component
from tests.support.diagrams import process

RULE = "variable-set-too-late"


def test_a_field_that_is_set_before_is_accepted() -> None:
    draft = (
        process("p")
        .start()
        .script("s", "{frist: today()}")
        .user("a", due="=frist")
        .end()
        .path("start", "s", "a", "end")
    )
    assert met(RULE, draft) == []


def test_a_field_of_the_start_form_is_accepted() -> None:
    draft = process("p").start(formRef="f").user("a", due="=frist").end().path("start", "a", "end")
    assert met(RULE, draft, **forms(a_form("f", component("datetime", "frist", subtype="date")))) == []


def test_a_field_that_is_set_before_a_subprocess_may_be_read_in_it() -> None:
    draft = process("p").start().script("s", "{frist: today()}").end().path("start", "s", "sub", "end")
    draft.sub("sub").start("s1").user("a", due="=frist").end("s2").path("s1", "a", "s2")
    assert met(RULE, draft) == []


def test_a_field_that_is_set_in_an_earlier_round_of_a_loop_is_accepted() -> None:
    draft = process("p").start().user("a", due="=frist").script("s", "{frist: today()}").exclusive("g").end()
    draft.path("start", "a", "s", "g", "a").flow("g", "end", "x")
    assert met(RULE, draft) == []


def test_a_field_that_is_only_set_later_is_met() -> None:
    draft = (
        process("p")
        .start()
        .user("a", due="=frist")
        .script("s", "{frist: today()}")
        .end()
        .path("start", "a", "s", "end")
    )
    assert met(RULE, draft) == ["a"]
    assert "«s»" in said(RULE, draft)


def test_a_condition_that_reads_a_later_field_is_met() -> None:
    draft = process("p").start().exclusive("g").script("s", '{svar: "ja"}').end("x", "y").path("start", "g")
    draft.flow("g", "s", 'svar = "ja"').flow("g", "x", default=True).path("s", "y")
    assert met(RULE, draft) == ["f_p_1"]
