"""The rule decision-missing: beslutningstabel, der ikke findes."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_decision, met, said
from tests.support.diagrams import process

RULE = "decision-missing"


def test_a_known_decision_is_accepted() -> None:
    draft = process("p").start().rule("a", "tabel")
    assert met(RULE, draft, decisions={"tabel": a_decision("tabel")}) == []


def test_an_unknown_decision_is_refused() -> None:
    draft = process("p").start().rule("a", "tabl")
    assert met(RULE, draft, decisions={"tabel": a_decision("tabel")}) == ["a"]
    assert "«tabel»" in said(RULE, draft, decisions={"tabel": a_decision("tabel")})


def test_a_task_without_decision_and_one_with_a_computed_decision_are_refused() -> None:
    draft = process("p").start().element("businessRuleTask", "a").rule("b", "${tabel}")
    assert met(RULE, draft) == ["a", "b"]
