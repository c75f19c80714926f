"""The rule dead-end: trin uden vej videre."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "dead-end"


def test_a_task_that_leads_on_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a").end().path("start", "a", "end")) == []


def test_a_task_that_leads_nowhere_is_met() -> None:
    assert met(RULE, process("p").start().user("a").path("start", "a")) == ["a"]
