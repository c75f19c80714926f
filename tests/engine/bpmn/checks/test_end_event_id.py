"""The rule end-event-id: slutning uden sluttilstand i id'et."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "end-event-id"


def test_an_id_with_the_end_state_is_accepted() -> None:
    draft = process("p").start().end("End_overleveret")
    draft.sub("s").end("inde")
    assert met(RULE, draft) == []


def test_another_id_is_met() -> None:
    assert met(RULE, process("p").start().end("Event_1")) == ["Event_1"]


def test_an_end_with_an_error_is_no_end_state() -> None:
    assert met(RULE, process("p").start().error_end("afvist", "NEJ").path("start", "afvist")) == []
