"""The rule loop-marker-not-supported: gentagelsesmærke på et trin."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "loop-marker-not-supported"


def test_a_task_that_is_done_once_is_accepted() -> None:
    draft = process("p").start().user("a", groups="tot").end().path("start", "a", "end")
    assert met(RULE, draft) == []


def test_loops_and_multi_instance_markers_are_refused() -> None:
    draft = process("p").start()
    draft.element("userTask", "a", "<bpmn:standardLoopCharacteristics />")
    draft.element("userTask", "b", "<bpmn:multiInstanceLoopCharacteristics />")
    draft.element("userTask", "c", '<bpmn:multiInstanceLoopCharacteristics isSequential="true" />')
    assert met(RULE, draft) == ["a", "b", "c"]
