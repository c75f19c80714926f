"""The rule error-boundary-misplaced: fejl på kanten af et trin, hvor den ikke kan opstå."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "error-boundary-misplaced"


def test_on_a_service_task_a_subprocess_and_a_call_it_is_accepted() -> None:
    draft = process("p").start().service("s", "t").call("k", "q").error_boundary("one", "s").error_boundary("two", "k")
    draft.sub("sub").start("ss")
    assert met(RULE, draft.error_boundary("three", "sub")) == []


def test_on_a_step_that_raises_nothing_it_is_met() -> None:
    for tag in ("userTask", "manualTask", "scriptTask", "businessRuleTask"):
        draft = process("p").start().element(tag, "a", name="Vurdér").error_boundary("no", "a")
        assert met(RULE, draft) == ["no"]
        assert "«Vurdér»" in said(RULE, draft)


def test_a_timer_there_is_no_matter_of_this_rule() -> None:
    assert met(RULE, process("p").start().user("a").boundary("t", "a", "P1D")) == []
