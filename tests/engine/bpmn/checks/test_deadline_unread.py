"""The rule deadline-unread: frist, som ingen læser."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "deadline-unread"


def test_a_deadline_with_a_reader_is_accepted() -> None:
    draft = process("p").start().script("a", "{frist: today()}").user("b", due="=frist")
    assert met(RULE, draft) == []


def test_a_deadline_without_a_reader_is_met() -> None:
    draft = process("p").start().script("a", "{frist: today()}").user("b")
    assert met(RULE, draft) == ["a"]
    assert "«frist»" in said(RULE, draft)


def test_a_deadline_that_another_computation_reads_is_accepted() -> None:
    draft = process("p").start().script("a", "{moede: today(), frist: moede}", result="x").user("b", due="=x.frist")
    assert met(RULE, draft) == []


def test_a_result_variable_is_looked_at_as_well() -> None:
    assert met(RULE, process("p").start().script("a", 'now() + duration("P14D")', result="frist")) == ["a"]


def test_a_status_kept_for_the_record_is_accepted() -> None:
    assert met(RULE, process("p").start().script("a", '{status: "lukket", ansvarlig_team: "tot"}')) == []
