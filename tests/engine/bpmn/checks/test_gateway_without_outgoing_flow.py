"""The rule gateway-without-outgoing-flow: gateway uden vej videre."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "gateway-without-outgoing-flow"


def test_a_gateway_that_leads_on_is_accepted() -> None:
    draft = process("p").start().exclusive("g").end().path("start", "g", "end")
    assert met(RULE, draft) == []


def test_a_gateway_that_leads_nowhere_is_refused() -> None:
    draft = process("p").start().exclusive("g").path("start", "g")
    assert met(RULE, draft) == ["g"]
