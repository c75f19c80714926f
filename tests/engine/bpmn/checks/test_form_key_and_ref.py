"""The rule form-key-and-ref: to formularer på samme opgave."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "form-key-and-ref"


def test_one_way_to_name_a_form_is_accepted() -> None:
    draft = process("p").start().user("a", formRef="f", formRefBinding="latest")
    assert met(RULE, draft) == []


def test_both_ways_at_once_are_refused() -> None:
    draft = process("p").start().user("a", formRef="f", formKey="camunda-forms:deployment:f.form")
    assert met(RULE, draft) == ["a"]
