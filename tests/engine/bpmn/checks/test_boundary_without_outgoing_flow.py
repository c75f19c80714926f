"""The rule boundary-without-outgoing-flow: timer på kanten uden vej videre."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "boundary-without-outgoing-flow"


def test_a_timer_that_leads_on_is_accepted() -> None:
    draft = process("p").start().user("a").boundary("t", "a", "P1D").end().path("start", "a", "end").path("t", "end")
    assert met(RULE, draft) == []


def test_a_timer_that_leads_nowhere_is_refused() -> None:
    assert met(RULE, process("p").start().user("a").boundary("t", "a", "P1D").path("start", "a")) == ["t"]
