"""The rule due-date-unreadable: frist, der ikke kan læses."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "due-date-unreadable"


def test_dates_durations_and_expressions_are_accepted() -> None:
    draft = process("p").start().user("a", due="=frist", follow_up="2030-01-01").user("b", due="P14D").user("c")
    assert met(RULE, draft) == []


def test_a_field_without_the_equals_sign_is_refused_and_explained() -> None:
    draft = process("p").start().script("s", "{frist: today()}").user("a", due="frist")
    assert met(RULE, draft) == ["a"]
    assert "=frist" in said(RULE, draft)


def test_an_unreadable_follow_up_date_is_refused() -> None:
    draft = process("p").start().user("a", follow_up="om 14 dage").user("b", due="PT14D")
    assert met(RULE, draft) == ["a", "b"]
