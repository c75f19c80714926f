"""The rule form-not-in-deployment: formular, der ikke er sendt med."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_form, forms, met, said
from tests.support.diagrams import process

RULE = "form-not-in-deployment"


def test_a_form_that_comes_along_is_accepted() -> None:
    draft = process("p").start().user("a", formRef="f", formRefBinding="deployment")
    assert met(RULE, draft, **forms(a_form("f"))) == []


def test_a_form_deployed_before_is_enough_for_the_newest_version() -> None:
    draft = process("p").start().user("a", formRef="f", formRefBinding="latest")
    assert met(RULE, draft, forms={"f": a_form("f")}) == []


def test_a_form_that_is_left_out_is_refused_and_its_attachment_explained() -> None:
    draft = process("p").start().user("a", formRef="f", formRefBinding="deployment")
    assert met(RULE, draft, forms={"f": a_form("f")}) == ["a"]
    assert "Include additional files" in said(RULE, draft, forms={"f": a_form("f")})


def test_a_form_file_is_found_without_its_folder() -> None:
    draft = process("p").start().user("a", formKey="camunda-forms:deployment:f.form")
    assert met(RULE, draft, form_files={"mappe/f.form": a_form("f")}) == []


def test_a_form_file_that_is_left_out_is_refused() -> None:
    draft = process("p").start().user("a", formKey="camunda-forms:deployment:f.form")
    assert met(RULE, draft) == ["a"]
