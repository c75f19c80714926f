"""The rule condition-value-unknown: betingelse på en værdi, som ingen kan vælge."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_form, choice, forms, met, said
from tests.engine.forms.documents import component
from tests.support.diagrams import process

RULE = "condition-value-unknown"


def test_an_answer_of_the_form_is_accepted() -> None:
    draft = process("p").start().user("a", formRef="f").exclusive("g").end("x", "y").path("start", "a", "g")
    draft.flow("g", "x", 'udfald = "godkendt"').flow("g", "y", default=True)
    assert met(RULE, draft, **forms(a_form("f", choice("udfald", "godkendt", "afslag")))) == []


def test_a_value_that_no_answer_has_is_met() -> None:
    draft = process("p").start().user("a", formRef="f").exclusive("g").end("x", "y").path("start", "a", "g")
    draft.flow("g", "x", 'udfald = "godkent"').flow("g", "y", default=True)
    around = forms(a_form("f", choice("udfald", "godkendt", "afslag")))
    assert met(RULE, draft, **around) == ["f_p_2"]
    assert "Mente du «godkendt»" in said(RULE, draft, **around)


def test_a_field_of_a_checklist_is_looked_into_as_well() -> None:
    draft = process("p").start().user("a", formRef="f").exclusive("g").end("x", "y").path("start", "a", "g")
    draft.flow("g", "x", 'list contains(valg, "c")').flow("g", "y", default=True)
    answers = [{"label": value, "value": value} for value in ("a", "b")]
    assert met(RULE, draft, **forms(a_form("f", component("checklist", "valg", values=answers)))) == ["f_p_2"]


def test_a_field_that_a_script_sets_too_may_have_any_value() -> None:
    draft = process("p").start().user("a", formRef="f").script("s", '{udfald: "intet"}').exclusive("g").end("x", "y")
    draft.path("start", "a", "s", "g").flow("g", "x", 'udfald = "intet"').flow("g", "y", default=True)
    assert met(RULE, draft, **forms(a_form("f", choice("udfald", "ja", "nej")))) == []
