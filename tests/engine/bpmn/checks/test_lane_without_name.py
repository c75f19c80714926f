"""The rule lane-without-name: bane uden navn."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import lane, met
from tests.support.diagrams import process

RULE = "lane-without-name"


def test_a_named_lane_is_accepted() -> None:
    lanes = lane("TOT", "a")
    assert met(RULE, process("p").raw(lanes).start().user("a")) == []


def test_an_unnamed_lane_is_met() -> None:
    lanes = lane("", "a")
    assert met(RULE, process("p").raw(lanes).start().user("a")) == ["l"]
