"""The rule condition-outside-gateway: betingelse uden for en gateway."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "condition-outside-gateway"


def test_a_plain_flow_out_of_a_task_is_accepted() -> None:
    draft = process("p").start().user("a", groups="tot").end().path("start", "a", "end")
    assert met(RULE, draft) == []


def test_a_conditional_flow_out_of_a_task_is_refused() -> None:
    draft = process("p").start().user("a", groups="tot").end().flow("start", "a").flow("a", "end", 'udfald = "ja"')
    assert met(RULE, draft) == ["f_p_1"]
    assert "«a»" in said(RULE, draft)
