"""The rule script-without-result: script uden sted til resultatet."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "script-without-result"


def test_a_script_with_a_result_variable_is_accepted() -> None:
    assert met(RULE, process("p").start().script("a", "1 + 1", result="x")) == []


def test_a_script_that_gives_fields_is_accepted() -> None:
    draft = process("p").start().script("a", "{x: 1}").script("b", 'if y = "ja" then {x: 1} else {x: 2}')
    assert met(RULE, draft) == []


def test_a_script_whose_value_goes_nowhere_is_refused() -> None:
    draft = process("p").start().script("a", 'now() + duration("P14D")').script("b", 'if y then {x: 1} else "nej"')
    assert met(RULE, draft) == ["a", "b"]
