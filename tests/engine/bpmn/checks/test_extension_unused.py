"""The rule extension-unused: indstilling, der ikke bruges."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import lane, met, said
from tests.support.diagrams import process

RULE = "extension-unused"


def test_what_is_honoured_and_what_is_harmless_is_accepted() -> None:
    draft = process("p", versionTag="1", historyTimeToLive="1", isStartableInTasklist="true").start()
    draft.user("a", groups="tot", modelerTemplate="x", due="P1D", formRef="f", _implementation="##unspecified")
    assert met(RULE, draft) == []


def test_an_unknown_attribute_and_an_unknown_extension_element_are_met_by_name() -> None:
    draft = process("p").start().user("a", noget="x")
    draft.element("userTask", "b", "<bpmn:extensionElements><camunda:andet /></bpmn:extensionElements>")
    assert met(RULE, draft) == ["a", "b"]
    assert "camunda:noget" in said(RULE, draft)


def test_unknown_parts_of_the_standard_are_met() -> None:
    assert met(RULE, process("p").start().element("userTask", "a", "<bpmn:potentialOwner />")) == ["a"]


def test_an_unknown_attribute_of_the_process_is_met() -> None:
    assert met(RULE, process("p", noget="x").start()) == ["p"]


def test_settings_that_are_read_and_not_run_are_met() -> None:
    draft = process("p").start(initiator="x").call("c", "q", given='<camunda:in variables="all" local="true" />')
    assert met(RULE, draft) == ["start", "c"]


def test_an_unknown_attribute_of_a_pool_or_a_lane_is_met() -> None:
    pool = '<bpmn:participant id="x" processRef="p" camunda:noget="y" />'
    draft = process("p").raw(lane("TOT").replace('id="l"', 'id="l" camunda:andet="z"')).start()
    file = draft.file(extra=f'<bpmn:collaboration id="c">{pool}</bpmn:collaboration>')
    assert met(RULE, file) == ["l", "x"]


def test_an_attribute_of_a_task_on_the_process_is_met() -> None:
    assert met(RULE, process("p", assignee="anna").start()) == ["p"]


def test_what_stands_in_a_process_that_does_not_run_is_left_out() -> None:
    other = process("q", executable=False).user("a", noget="x")
    assert met(RULE, process("p").start().file(other)) == []
