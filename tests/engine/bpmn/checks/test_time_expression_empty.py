"""The rule time-expression-empty: tidsudtryk, der aldrig giver en tid."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "time-expression-empty"


def test_times_that_can_be_read_are_accepted() -> None:
    draft = process("p").start().user("a", due='=now() + duration("P14D")').timer("t", '="P3M"').user("b", due="=frist")
    draft.timer("u", '=date("2030-01-31")', kind="date")
    assert met(RULE, draft) == []


def test_times_that_give_nothing_are_refused() -> None:
    draft = (
        process("p").start().user("a", due='=now() + duration("PT14D")').timer("t", '="31-12-2026"').timer("u", "=14")
    )
    assert met(RULE, draft) == ["a", "t", "u"]
