"""The rule responsibility-set-in-branch: sagsansvar skifter i en parallel gren."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "responsibility-set-in-branch"


def test_responsibility_that_changes_after_the_join_is_accepted() -> None:
    draft = process("p").start().parallel("s", "j").user("a", "b", groups="tot").end()
    draft.script("skift", "{ansvarlig_team: modtagende_team}")
    draft.path("start", "s", "a", "j", "skift", "end").path("s", "b", "j")
    assert met(RULE, draft) == []


def test_responsibility_that_changes_in_a_branch_is_met() -> None:
    draft = process("p").start().parallel("s", "j").user("a", "b", groups="tot").end()
    draft.script("skift", "{ansvarlig_team: modtagende_team}")
    draft.path("start", "s", "a", "skift", "j", "end").path("s", "b", "j")
    assert met(RULE, draft) == ["skift"]
