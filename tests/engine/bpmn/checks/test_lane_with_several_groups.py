"""The rule lane-with-several-groups: bane med flere teams."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import lane, met, said
from tests.support.diagrams import process

RULE = "lane-with-several-groups"


def test_a_lane_of_one_group_is_accepted() -> None:
    lanes = lane("TOT", "a", "b")
    assert met(RULE, process("p").raw(lanes).start().user("a", "b", groups="tot")) == []


def test_a_lane_of_two_groups_is_met() -> None:
    lanes = lane("TOT", "a", "b")
    draft = process("p").raw(lanes).start().user("a", groups="tot").user("b", groups="fagteam")
    assert met(RULE, draft) == ["l"]
    assert "«fagteam» og «tot»" in said(RULE, draft)
