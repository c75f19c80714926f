"""The rule id-reserved: id, som andre værktøjer bruger."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "id-reserved"


def test_ids_with_a_meaning_are_accepted() -> None:
    assert met(RULE, process("p").start("Start_sag").end("End_overleveret").path("Start_sag", "End_overleveret")) == []


def test_ids_that_other_systems_use_are_met() -> None:
    assert met(RULE, process("p").start("Start").end("End", "x.BoundaryEventSplit")) == [
        "Start",
        "End",
        "x.BoundaryEventSplit",
    ]
