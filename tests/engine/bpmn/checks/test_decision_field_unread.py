"""The rule decision-field-unread: afgørende felt, som ingen læser."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_form, choice, forms, met, read, said
from tests.engine.forms.documents import component
from tests.support.diagrams import process

RULE = "decision-field-unread"


def test_a_decision_field_that_a_gateway_reads_is_accepted() -> None:
    draft = process("p").start().user("a", formRef="f").exclusive("g").end("x", "y").path("start", "a", "g")
    draft.flow("g", "x", 'udfald = "ja"').flow("g", "y", default=True)
    field = choice("udfald", "ja", "nej", properties={"decision": "true"})
    assert met(RULE, draft, **forms(a_form("f", field))) == []


def test_an_ordinary_field_that_nobody_reads_is_accepted() -> None:
    assert (
        met(RULE, process("p").start().user("a", formRef="f"), **forms(a_form("f", component("textarea", "note"))))
        == []
    )


def test_a_decision_field_that_nobody_reads_is_met() -> None:
    field = choice("udfald", "ja", "nej", properties={"decision": "true"})
    draft = process("p").start().user("a", formRef="f")
    assert met(RULE, draft, **forms(a_form("f", field))) == ["a"]
    assert "«udfald»" in said(RULE, draft, **forms(a_form("f", field)))


def test_a_decision_field_that_a_called_procedure_reads_is_accepted() -> None:
    field = choice("udfald", "ja", "nej", properties={"decision": "true"})
    called = read(process("q").start().script("b", '{y: udfald = "ja"}'), "q.bpmn")
    draft = process("p").start().user("a", formRef="f").call("c", "q")
    assert met(RULE, draft, others=[called], **forms(a_form("f", field))) == []
