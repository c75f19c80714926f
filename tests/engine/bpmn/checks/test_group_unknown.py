"""The rule group-unknown: ukendt team."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "group-unknown"


def test_known_and_computed_groups_are_accepted() -> None:
    draft = process("p").start().user("a", groups="tot").user("b", groups="=ansvarlig_team")
    assert met(RULE, draft) == []


def test_an_unknown_group_is_refused_with_the_nearest_name() -> None:
    draft = process("p").start().user("a", groups="fagtema")
    assert met(RULE, draft) == ["a"]
    assert "«fagteam»" in said(RULE, draft)


def test_a_field_without_the_equals_sign_is_explained() -> None:
    assert "=ansvarlig_team" in said(RULE, process("p").start().user("a", groups="ansvarlig_team"))


def test_the_rule_is_silent_where_the_groups_are_not_known() -> None:
    assert met(RULE, process("p").start().user("a", groups="fagtema"), groups=None) == []
