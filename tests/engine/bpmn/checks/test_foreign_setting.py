"""The rule foreign-setting: indstilling fra et andet værktøj."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import found, met, said
from tests.support.diagrams import process

RULE = "foreign-setting"
OTHER = 'xmlns:flowable="http://flowable.org/bpmn"'
COLOURS = 'xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" bioc:fill="red"'


def test_what_is_camundas_own_or_drawing_is_accepted() -> None:
    draft = process("p").start().user("a", groups="tot").raw(f'<bpmn:userTask id="b" {COLOURS} />')
    assert met(RULE, draft) == []


def test_a_setting_of_another_tool_is_met_by_name_with_its_namespace() -> None:
    draft = process("p").raw(f'<bpmn:userTask id="a" name="Skriv" {OTHER} flowable:assignee="x" />')
    [finding] = found(RULE, draft)
    assert (finding.element_id, finding.element_name, finding.line) == ("a", "Skriv", 2)
    assert "flowable:assignee" in finding.message
    assert "http://flowable.org/bpmn" in finding.message


def test_a_setting_that_stands_in_many_places_is_said_once_with_their_number() -> None:
    draft = process("p")
    for name in "abc":
        draft.raw(f'<bpmn:userTask id="{name}" {OTHER} flowable:assignee="x" />')
    assert met(RULE, draft) == ["a"]
    assert "2 andre steder" in said(RULE, draft)


def test_an_element_of_another_tool_is_met_and_what_stands_in_it_is_part_of_it() -> None:
    inner = "<s:meta><s:inner /></s:meta>"
    extension = f'<bpmn:extensionElements xmlns:s="http://www.signavio.com">{inner}</bpmn:extensionElements>'
    assert met(RULE, process("p").element("userTask", "a", extension)) == ["a"]
    assert "s:meta" in said(RULE, process("p").raw(extension))


def test_an_element_without_a_namespace_is_met() -> None:
    assert "uden navnerum" in said(RULE, process("p").element("userTask", "a", '<note xmlns="" />'))
