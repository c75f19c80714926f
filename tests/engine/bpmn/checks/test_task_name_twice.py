"""The rule task-name-twice: to opgaver med samme navn."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "task-name-twice"


def test_the_same_name_for_two_groups_is_accepted() -> None:
    draft = (
        process("p").start().user("a", name="Skriv noter", groups="tot").user("b", name="Skriv noter", groups="fagteam")
    )
    assert met(RULE, draft) == []


def test_the_same_name_for_one_group_is_met() -> None:
    assert met(RULE, process("p").start().user("a", "b", name="Skriv noter", groups="tot")) == ["b"]
