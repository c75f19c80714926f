"""The rule decision-not-in-deployment: beslutningstabel, der ikke er sendt med."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_decision, met
from tests.support.diagrams import process

RULE = "decision-not-in-deployment"


def test_a_decision_that_comes_along_is_accepted() -> None:
    draft = process("p").start().rule("a", "t", decisionRefBinding="deployment")
    here = frozenset({"t"})
    assert met(RULE, draft, decisions={"t": a_decision("t")}, decisions_in_deployment=here) == []


def test_a_shared_decision_with_binding_latest_is_accepted() -> None:
    assert met(RULE, process("p").start().rule("a", "t"), decisions={"t": a_decision("t")}) == []


def test_a_decision_that_is_left_out_is_refused() -> None:
    draft = process("p").start().rule("a", "t", decisionRefBinding="deployment")
    assert met(RULE, draft, decisions={"t": a_decision("t")}) == ["a"]
