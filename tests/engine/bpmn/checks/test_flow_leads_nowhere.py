"""The rule flow-leads-nowhere: flow, der ikke forbinder to trin."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "flow-leads-nowhere"


def test_flows_inside_one_process_are_accepted() -> None:
    assert met(RULE, process("p").start().user("a").end().path("start", "a", "end")) == []


def test_a_flow_to_something_deleted_is_refused() -> None:
    assert met(RULE, process("p").start().flow("start", "slettet")) == ["f_p_0"]


def test_a_flow_across_the_border_of_a_subprocess_is_refused() -> None:
    draft = process("p").start().end()
    draft.sub("s").start("s1").user("a").path("s1", "a")
    draft.path("start", "s", "end").flow("a", "end")
    assert met(RULE, draft) == ["f_p_2"]
