"""The rule decision-input-unknown: tabel, der læser et felt, som ingen sætter."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_decision, a_form, forms, met
from tests.engine.forms.documents import component
from tests.support.diagrams import process

RULE = "decision-input-unknown"


def test_inputs_that_a_form_sets_are_accepted() -> None:
    draft = process("p").start().user("a", formRef="f").rule("r", "t")
    around = forms(a_form("f", component("textfield", "paragraf")))
    assert met(RULE, draft, decisions={"t": a_decision("t", inputs=("paragraf",))}, **around) == []


def test_an_input_that_nothing_sets_is_met() -> None:
    draft = process("p").start().user("a", formRef="f").rule("r", "t")
    around = forms(a_form("f", component("textfield", "lovparagraf")))
    assert met(RULE, draft, decisions={"t": a_decision("t", inputs=("paragraf",))}, **around) == ["r"]
