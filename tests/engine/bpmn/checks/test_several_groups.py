"""The rule several-groups: flere kandidatgrupper."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "several-groups"


def test_one_group_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a", groups="tot")) == []


def test_two_groups_are_met() -> None:
    draft = process("p").start().user("a", groups="tot,fagteam")
    assert met(RULE, draft) == ["a"]
    assert "tot, fagteam" in said(RULE, draft)


def test_a_computed_group_among_several_is_named() -> None:
    assert "beregnes" in said(RULE, process("p").start().user("a", groups="${team},fagteam"))
