"""The rule form-key-not-supported: formular, der ikke kan vises."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "form-key-not-supported"


def test_a_form_file_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a", formKey="camunda-forms:deployment:f.form")) == []


def test_an_embedded_form_is_refused() -> None:
    draft = process("p").start().user("a", formKey="embedded:app:forms/f.html")
    assert met(RULE, draft) == ["a"]
    assert "embedded:app:forms/f.html" in said(RULE, draft)
