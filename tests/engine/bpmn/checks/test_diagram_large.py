"""The rule diagram-large: stort diagram."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "diagram-large"


def test_a_diagram_of_ordinary_size_is_accepted() -> None:
    assert met(RULE, process("p").start().end()) == []


def test_a_diagram_of_more_than_a_page_is_met() -> None:
    assert met(RULE, process("p").start().user(*(f"a{number}" for number in range(200)))) == ["p"]
