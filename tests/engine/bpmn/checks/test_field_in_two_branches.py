"""The rule field-in-two-branches: samme felt i to parallelle grene."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_form, forms, met, said
from tests.engine.forms.documents import component
from tests.support.diagrams import process

RULE = "field-in-two-branches"


def test_branches_with_fields_of_their_own_are_accepted() -> None:
    draft = process("p").start().parallel("s", "j").user("a", formRef="fa").user("b", formRef="fb").end()
    draft.path("start", "s", "a", "j", "end").path("s", "b", "j")
    around = forms(
        a_form("fa", component("textarea", "noter_tot")), a_form("fb", component("textarea", "noter_fagteam"))
    )
    assert met(RULE, draft, **around) == []


def test_the_same_field_in_two_ways_of_a_choice_is_accepted() -> None:
    draft = process("p").start().exclusive("s", "j").user("a", "b", formRef="f").end()
    draft.path("start", "s").flow("s", "a", "x").flow("s", "b", default=True).path("a", "j", "end").path("b", "j")
    assert met(RULE, draft, **forms(a_form("f", component("textarea", "noter")))) == []


def test_the_same_field_in_two_parallel_branches_is_met() -> None:
    draft = process("p").start().parallel("s", "j").user("a", "b", formRef="f").end()
    draft.path("start", "s", "a", "j", "end").path("s", "b", "j")
    around = forms(a_form("f", component("textarea", "noter")))
    assert met(RULE, draft, **around) == ["b"]
    assert "«a»" in said(RULE, draft, **around)
