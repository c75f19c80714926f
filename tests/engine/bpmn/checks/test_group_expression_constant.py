"""The rule group-expression-constant: beregnet team, som kommunen ikke har."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "group-expression-constant"


def test_a_computed_group_of_the_case_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a", groups="=team").user("b", groups='="tot"')) == []


def test_a_constant_that_is_no_group_is_refused() -> None:
    assert met(RULE, process("p").start().user("a", groups='="fagtema"').user("b", groups="=1 + 1")) == ["a", "b"]
