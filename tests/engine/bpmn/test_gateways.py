"""Gateways: joins that hold in loops, conditions in file order, one token per flow."""

from __future__ import annotations

import pytest

from engine.errors import ExpressionFailed, NoFlowTaken
from tests.support.diagrams import Draft, process
from tests.support.runs import Run

MORE = 'mere = "ja"'


def rounds(kind: str) -> Draft:
    """A split into two tasks and a join, in a loop."""
    draft = process("p").start().exclusive("m", "g").user("u1", "u2", "after").end()
    draft.element(kind, "s").element(kind, "j").path("start", "m", "s")
    for task in ("u1", "u2"):
        draft.flow("s", task, "true" if kind == "inclusiveGateway" else None).flow(task, "j")
    return draft.path("j", "after", "g").flow("g", "m", MORE).flow("g", "end", default=True)


@pytest.mark.parametrize("kind", ["parallelGateway", "inclusiveGateway"])
def test_a_join_in_a_loop_waits_in_every_round_whatever_the_order(kind: str) -> None:
    run = Run(rounds(kind).file())
    for first, second in (("u1", "u2"), ("u2", "u1"), ("u2", "u1"), ("u1", "u2")):
        run.complete(first)
        assert run.waits == [second]
        run.complete(second)
        assert run.waits == ["after"]
        run.complete("after", mere="ja")
    assert run.waits == ["u1", "u2"]


@pytest.mark.parametrize("kind", ["parallelGateway", "inclusiveGateway"])
def test_hundreds_of_rounds_leave_nothing_behind(kind: str) -> None:
    run = Run(rounds(kind).file())
    for _ in range(400):
        run.complete("u2")
        run.complete("u1")
        run.complete("after", mere="ja")
    assert run.waits == ["u1", "u2"]
    assert len(run.advance.state.tokens) < 200
    run.complete("u1")
    run.complete("u2")
    run.complete("after", mere="nej")
    assert run.ended


def test_a_token_too_many_on_one_flow_stays_there_for_the_next_round() -> None:
    draft = process("p").start().parallel("s", "j").exclusive("m").user("a", "b", "c", "after")
    draft.path("start", "s", "a", "m").path("s", "b", "m").path("s", "c", "j").path("m", "j", "after")
    run = Run(draft.file())
    run.complete("a")
    run.complete("b")
    assert run.waits == ["c"]
    run.complete("c")
    assert run.waits == ["after"]


def test_two_flows_between_the_same_elements_are_two_tokens() -> None:
    draft = process("p").start().parallel("s", "j").user("a").end()
    run = Run(draft.path("start", "s", "j", "a", "end").path("s", "j").file())
    assert run.waits == ["a"]
    assert [f.details["flow"] for f in run.facts if f.element_id == "s" and f.kind == "flow-taken"] == [
        "f_p_1",
        "f_p_4",
    ]


def test_two_conditions_may_lead_to_the_same_element() -> None:
    draft = process("p").start().exclusive("g").user("a", "b").path("start", "g")
    draft.flow("g", "a", "x = 1").flow("g", "a", "x = 2").flow("g", "b", default=True)
    assert Run(draft.file(), x=2).waits == ["a"]
    assert Run(draft.file(), x=3).waits == ["b"]


def test_the_first_condition_in_the_file_wins_wherever_the_shapes_stand() -> None:
    draft = process("p").start().exclusive("g").user("low", "high").path("start", "g")
    draft.flow("g", "low", "x > 1").flow("g", "high", "x > 0")
    shapes = "".join(
        f'<bpmndi:BPMNShape bpmnElement="{i}"><dc:Bounds x="0" y="{y}" width="1" height="1" /></bpmndi:BPMNShape>'
        for i, y in (("low", 900), ("high", 10))
    )
    plane = f'<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p">{shapes}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
    assert Run(draft.file(extra=plane), x=2).waits == ["low"]


def test_the_only_flow_without_a_condition_is_the_default() -> None:
    draft = process("p").start().exclusive("g").user("a", "b").path("start", "g")
    draft.flow("g", "b").flow("g", "a", "x = 1")
    assert Run(draft.file(), x=1).waits == ["a"]
    assert Run(draft.file(), x=2).waits == ["b"]


@pytest.mark.parametrize("kind", ["exclusiveGateway", "inclusiveGateway"])
def test_no_condition_met_and_no_default_is_a_failure_at_the_gateway(kind: str) -> None:
    draft = process("p").start().element(kind, "g", name="Hvem?").user("a", "b").path("start", "g")
    with pytest.raises(NoFlowTaken) as failure:
        Run(draft.flow("g", "a", "x = 1").flow("g", "b", "x = 2").file(), x=3)
    assert (failure.value.element_id, failure.value.element_name) == ("g", "Hvem?")


@pytest.mark.parametrize("condition", ["ukendt", '"false"', "1", "ukendt and true", "[true]"])
def test_a_condition_that_is_not_true_or_false_is_a_failure_that_quotes_it(condition: str) -> None:
    draft = process("p").start().exclusive("g").user("a", "b").path("start", "g")
    with pytest.raises(ExpressionFailed, match="ikke sand eller falsk") as failure:
        Run(draft.flow("g", "a", condition).flow("g", "b", default=True).file())
    assert failure.value.element_id == "g"
    assert condition in failure.value.message


def test_an_inclusive_split_takes_every_flow_whose_condition_holds_and_the_default_only_then() -> None:
    draft = process("p").start().inclusive("g").user("a", "b", "c").path("start", "g")
    data = draft.flow("g", "a", "x > 0").flow("g", "b", "x > 1").flow("g", "c", default=True).file()
    assert Run(data, x=2).waits == ["a", "b"]
    assert Run(data, x=1).waits == ["a"]
    assert Run(data, x=0).waits == ["c"]


def test_an_inclusive_join_sees_a_branch_that_is_not_yet_looked_at() -> None:
    draft = process("p").start().inclusive("s", "j").user("a", "after").path("start", "s")
    draft.flow("s", "j", "true").flow("s", "a", "true").path("a", "j", "after")
    run = Run(draft.file())
    assert run.waits == ["a"]
    run.complete("a")
    assert run.waits == ["after"]


def test_an_inclusive_join_goes_on_when_the_token_it_waited_for_ends_elsewhere() -> None:
    draft = process("p").start().inclusive("s", "j").exclusive("x").user("a", "b", "after").end("away")
    draft.path("start", "s").flow("s", "a", "true").flow("s", "b", "true").path("a", "j").path("b", "x")
    run = Run(draft.flow("x", "j", "ind").flow("x", "away", default=True).path("j", "after").file(), ind=False)
    run.complete("a")
    assert run.waits == ["b"]
    run.complete("b")
    assert run.waits == ["after"]


def test_an_inclusive_join_waits_for_a_timer_that_may_still_lead_to_it() -> None:
    draft = process("p").start().inclusive("s", "j").user("a", "b", "after").boundary("t", "b", "P1D").end("away")
    draft.path("start", "s").flow("s", "a", "true").flow("s", "b", "true").path("a", "j").path("b", "away")
    run = Run(draft.path("t", "j", "after").file())
    run.complete("a")
    assert run.waits == ["b", "t"]
    run.fire("t")
    assert run.waits == ["after"]


def test_a_token_before_the_split_does_not_hold_up_an_inclusive_join() -> None:
    draft = (
        process("p").start().parallel("par").exclusive("m").inclusive("s", "j").user("first", "late", "a", "b", "after")
    )
    draft.path("start", "par", "first", "m").path("par", "late", "m").path("m", "s")
    draft.flow("s", "a", "x = 1").flow("s", "b", "x = 2").path("a", "j").path("b", "j").path("j", "after")
    run = Run(draft.file(), x=1)
    run.complete("first")
    run.complete("a")
    assert run.waits == ["after", "late"]
