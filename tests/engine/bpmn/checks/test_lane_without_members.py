"""The rule lane-without-members: bane, som ingen er medlem af."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import lane, met
from tests.support.diagrams import process

RULE = "lane-without-members"


def test_a_lane_of_a_staffed_team_is_accepted() -> None:
    lanes = lane("TOT", "a")
    draft = process("p").raw(lanes).start().user("a", groups="tot")
    assert met(RULE, draft, staffed_groups=frozenset({"tot"})) == []


def test_a_lane_of_a_team_without_members_is_met() -> None:
    lanes = lane("TOT", "a")
    draft = process("p").raw(lanes).start().user("a", groups="tot")
    assert met(RULE, draft, staffed_groups=frozenset({"fagteam"})) == ["l"]


def test_the_rule_is_silent_where_members_are_not_known() -> None:
    lanes = lane("TOT", "a")
    assert met(RULE, process("p").raw(lanes).start().user("a", groups="tot")) == []
