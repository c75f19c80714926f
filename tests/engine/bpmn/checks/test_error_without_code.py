"""The rule error-without-code: fejl, der ikke findes eller ikke har en kode."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import Draft, definitions, process

RULE = "error-without-code"


def ending(reference: str) -> Draft:
    event = f'<bpmn:endEvent id="e"><bpmn:errorEventDefinition id="d"{reference} /></bpmn:endEvent>'
    return process("p").start().raw(event).path("start", "e")


def test_errors_with_a_code_and_a_catch_of_all_are_accepted() -> None:
    draft = process("p").start().service("s", "t").error_boundary("no", "s", "NEJ").error_boundary("any", "s")
    assert met(RULE, draft.error_end("wrong", "NEJ")) == []


def test_an_end_without_an_error_is_met() -> None:
    assert met(RULE, ending("")) == ["e"]
    assert "hvilken fejl" in said(RULE, ending(""))


def test_an_error_that_is_not_in_the_file_is_met() -> None:
    assert "«væk» findes ikke" in said(RULE, ending(' errorRef="væk"'))


def test_an_error_without_code_is_met_by_its_name() -> None:
    draft = ending(' errorRef="e1"')
    data = definitions(draft.xml(), '<bpmn:error id="e1" name="Ukendt borger" />')
    assert "«Ukendt borger» har ingen kode" in said(RULE, data)


def test_a_reference_with_a_prefix_is_found() -> None:
    draft = ending(' errorRef="tns:e1"')
    assert met(RULE, definitions(draft.xml(), '<bpmn:error id="e1" errorCode="NEJ" />')) == []
