"""The rule gateway-variable-never-set: gateway, der læser et felt, som ingen sætter."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_form, choice, forms, met, said
from tests.support.diagrams import process

RULE = "gateway-variable-never-set"


def test_a_condition_on_a_field_of_a_form_is_accepted() -> None:
    draft = process("p").start().user("a", formRef="f").exclusive("g").end("x", "y").path("start", "a", "g")
    draft.flow("g", "x", 'udfald = "ja"').flow("g", "y", default=True)
    assert met(RULE, draft, **forms(a_form("f", choice("udfald", "ja", "nej")))) == []


def test_a_condition_on_a_misspelt_field_is_met() -> None:
    draft = process("p").start().user("a", formRef="f").exclusive("g").end("x", "y").path("start", "a", "g")
    draft.flow("g", "x", 'udfal = "ja"').flow("g", "y", default=True)
    around = forms(a_form("f", choice("udfald", "ja", "nej")))
    assert met(RULE, draft, **around) == ["f_p_2"]
    assert "Mente du «udfald»" in said(RULE, draft, **around)


def test_a_text_without_quotes_is_explained() -> None:
    draft = process("p").start().user("a", formRef="f").exclusive("g").end("x", "y").path("start", "a", "g")
    draft.flow("g", "x", "udfald = godkendt").flow("g", "y", default=True)
    assert '"godkendt"' in said(RULE, draft, **forms(a_form("f", choice("udfald", "godkendt"))))
