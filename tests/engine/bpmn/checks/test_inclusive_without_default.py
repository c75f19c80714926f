"""The rule inclusive-without-default: inklusiv gateway uden standardflow."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_form, forms, met
from tests.engine.forms.documents import component
from tests.support.diagrams import process

RULE = "inclusive-without-default"


def test_an_inclusive_gateway_with_a_default_is_accepted() -> None:
    draft = process("p").start().inclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", default=True)
    assert met(RULE, draft) == []


def test_an_inclusive_gateway_with_conditions_only_is_met() -> None:
    draft = process("p").start().inclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", "a = 2")
    assert met(RULE, draft) == ["g"]


def test_a_way_that_is_always_taken_is_enough() -> None:
    draft = process("p").start().inclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "a = 1").flow("g", "y", "true")
    assert met(RULE, draft) == []


def test_a_way_for_every_answer_of_a_required_field_is_enough() -> None:
    draft = process("p").start().user("a", formRef="f").inclusive("g").end("x", "y").path("start", "a", "g")
    draft.flow("g", "x", 'list contains(valg, "ja")').flow("g", "y", 'list contains(valg, "nej")')
    needed, free = (component("checklist", "valg", required=required) for required in (True, False))
    assert met(RULE, draft, **forms(a_form("f", needed))) == []
    assert met(RULE, draft, **forms(a_form("f", free))) == ["g"]
