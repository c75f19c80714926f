"""The rule call-cycle: procedurer, der kalder hinanden i ring."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, read
from tests.support.diagrams import process

RULE = "call-cycle"


def test_a_call_of_another_procedure_is_accepted() -> None:
    other = read(process("q").start().end().path("start", "end"), "q.bpmn")
    assert met(RULE, process("p").start().call("c", "q"), others=[other]) == []


def test_a_procedure_that_calls_itself_is_refused() -> None:
    assert met(RULE, process("p").start().call("c", "p")) == ["c"]


def test_a_cycle_through_other_procedures_is_refused() -> None:
    first, second = (
        read(process("q").start().call("d", "r"), "q.bpmn"),
        read(process("r").start().call("e", "p"), "r.bpmn"),
    )
    assert met(RULE, process("p").start().call("c", "q"), others=[first, second]) == ["c"]


def test_a_cycle_through_a_procedure_deployed_before_is_refused() -> None:
    deployed = read(process("q").start().call("d", "p"), "q.bpmn").processes[0]
    assert met(RULE, process("p").start().call("c", "q"), deployed={"q": deployed}) == ["c"]
