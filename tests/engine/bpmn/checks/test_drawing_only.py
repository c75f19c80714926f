"""The rule drawing-only: kun tegning."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import found, met
from tests.support.diagrams import process

RULE = "drawing-only"


def test_notes_are_accepted_without_a_word() -> None:
    note = '<bpmn:textAnnotation id="n"><bpmn:text>Husk</bpmn:text></bpmn:textAnnotation>'
    assert met(RULE, process("p").raw(note).start()) == []


def test_a_data_store_is_told_as_drawing() -> None:
    draft = process("p").raw('<bpmn:dataStoreReference id="d" name="Journal" />').start()
    [finding] = found(RULE, draft)
    assert (finding.element_id, finding.element_name) == ("d", "Journal")


def test_data_of_a_step_and_conversations_are_told_as_drawing() -> None:
    data = '<bpmn:ioSpecification id="io" /><bpmn:property id="pr" />'
    talk = '<bpmn:collaboration id="c"><bpmn:conversation id="k" name="Samtale" /></bpmn:collaboration>'
    told = found(RULE, process("p").start().element("userTask", "a", data).file(extra=talk))
    assert [finding.element_id for finding in told] == ["io", "pr", "k"]
