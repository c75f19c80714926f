"""The rule form-variable-unknown: formular, der læser et felt, som ingen sætter."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_form, forms, met, said
from tests.engine.forms.documents import component
from tests.support.diagrams import process

RULE = "form-variable-unknown"


def test_a_form_that_reads_its_own_fields_is_accepted() -> None:
    fields = component("radio", "x"), component("textfield", "y", hide='=x = "nej"')
    draft = process("p").start().user("a", formRef="f")
    assert met(RULE, draft, **forms(a_form("f", *fields))) == []


def test_a_form_that_reads_an_unknown_field_is_met() -> None:
    fields = component("radio", "barn_involveret"), component("textfield", "y", hide='=barn_involvert = "nej"')
    draft = process("p").start().user("a", formRef="f")
    assert met(RULE, draft, **forms(a_form("f", *fields))) == ["a"]
    assert "«barn_involveret»" in said(RULE, draft, **forms(a_form("f", *fields)))
