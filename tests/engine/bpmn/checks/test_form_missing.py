"""The rule form-missing: formular, der ikke findes."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_form, forms, met, said
from tests.support.diagrams import process

RULE = "form-missing"


def test_a_form_that_comes_along_is_accepted() -> None:
    draft = process("p").start().user("a", formRef="f", formRefBinding="deployment")
    assert met(RULE, draft, **forms(a_form("f"))) == []


def test_a_form_that_nobody_has_is_refused_and_its_attachment_explained() -> None:
    draft = process("p").start().user("a", formRef="vurdring", formRefBinding="latest")
    assert met(RULE, draft, **forms(a_form("vurdering"))) == ["a"]
    assert "Include additional files" in said(RULE, draft, **forms(a_form("vurdering")))
    assert "«vurdering»" in said(RULE, draft, **forms(a_form("vurdering")))


def test_a_computed_form_is_refused() -> None:
    draft = process("p").start().user("a", formRef="${form}", formRefBinding="latest")
    assert met(RULE, draft) == ["a"]
