"""The rule several-pools: flere pools i én fil."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "several-pools"


def test_one_pool_is_accepted() -> None:
    pool = '<bpmn:collaboration id="c"><bpmn:participant id="x" processRef="p" /></bpmn:collaboration>'
    assert met(RULE, process("p").start().file(extra=pool)) == []


def test_two_pools_are_met() -> None:
    pools = '<bpmn:participant id="x" processRef="p" /><bpmn:participant id="y" name="Borger" />'
    draft = process("p").start().file(extra=f'<bpmn:collaboration id="c">{pools}</bpmn:collaboration>')
    assert met(RULE, draft) == ["p"]
