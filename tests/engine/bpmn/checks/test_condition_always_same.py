"""The rule condition-always-same: betingelse, der altid er den samme."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "condition-always-same"


def test_a_condition_that_reads_the_case_or_the_time_is_accepted() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", 'a = "b"').flow("g", "y", 'today() > date("2030-01-01")')
    assert met(RULE, draft) == []


def test_a_condition_that_is_always_true_is_met() -> None:
    draft = process("p").start().exclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "true").flow("g", "y", "1 = 2")
    assert met(RULE, draft) == ["f_p_1", "f_p_2"]


def test_one_who_always_takes_part_is_accepted() -> None:
    draft = process("p").start().inclusive("g").end("x", "y").path("start", "g")
    draft.flow("g", "x", "true").flow("g", "y", "enig")
    assert met(RULE, draft) == []
