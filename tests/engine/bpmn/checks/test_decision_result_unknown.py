"""The rule decision-result-unknown: ukendt form for resultat."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "decision-result-unknown"


def test_the_four_ways_are_accepted() -> None:
    draft = process("p").start()
    for kind in ("singleEntry", "singleResult", "collectEntries", "resultList"):
        draft.rule(kind, "t", result="x", mapping=kind)
    assert met(RULE, draft) == []


def test_another_way_is_refused() -> None:
    assert met(RULE, process("p").start().rule("a", "t", result="x", mapping="firstResult")) == ["a"]
