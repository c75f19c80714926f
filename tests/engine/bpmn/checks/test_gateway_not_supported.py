"""The rule gateway-not-supported: gateway, der ikke kan køres."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "gateway-not-supported"


def test_the_three_gateways_that_run_are_accepted() -> None:
    draft = process("p").start().exclusive("x").parallel("p1").inclusive("i").end().path("start", "x", "p1", "i", "end")
    assert met(RULE, draft) == []


def test_complex_and_event_based_gateways_are_refused() -> None:
    draft = process("p").start().element("complexGateway", "c").element("eventBasedGateway", "e").end()
    draft.path("start", "c", "e", "end")
    assert met(RULE, draft) == ["c", "e"]
