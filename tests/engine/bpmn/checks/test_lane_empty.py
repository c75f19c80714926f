"""The rule lane-empty: tom bane."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import lane, met
from tests.support.diagrams import process

RULE = "lane-empty"


def test_a_lane_with_a_task_is_accepted() -> None:
    lanes = lane("TOT", "a")
    assert met(RULE, process("p").raw(lanes).start().user("a")) == []


def test_an_empty_lane_is_met() -> None:
    lanes = lane("TOT")
    assert met(RULE, process("p").raw(lanes).start().user("a")) == ["l"]
