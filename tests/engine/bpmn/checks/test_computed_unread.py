"""The rule computed-unread: beregnet felt, som ingen læser."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "computed-unread"


def test_a_deadline_with_a_reader_is_accepted() -> None:
    draft = process("p").start().script("a", "{frist: today()}").user("b", due="=frist")
    assert met(RULE, draft) == []


def test_a_deadline_without_a_reader_is_met() -> None:
    draft = process("p").start().script("a", "{frist: today()}").user("b")
    assert met(RULE, draft) == ["a"]
    assert "«frist»" in said(RULE, draft)


def test_the_responsible_team_is_read_by_the_system() -> None:
    assert met(RULE, process("p").start().script("a", '{ansvarlig_team: "tot"}')) == []
