"""The rule boundary-without-host: timer, der ikke sidder på en opgave."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "boundary-without-host"


def test_a_timer_on_a_task_is_accepted() -> None:
    assert met(RULE, process("p").start().user("a").boundary("t", "a", "P1D")) == []


def test_a_timer_on_a_gateway_or_on_nothing_is_refused() -> None:
    draft = process("p").start().exclusive("g").boundary("t", "g", "P1D").boundary("u", "slettet", "P1D")
    assert met(RULE, draft) == ["t", "u"]
