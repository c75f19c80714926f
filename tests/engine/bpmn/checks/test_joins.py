"""Where the branches of a split come together."""

from __future__ import annotations

from engine.bpmn.checks import CheckContext
from engine.bpmn.checks.joins import Closing, closings
from engine.bpmn.checks.subject import Subject
from tests.engine.bpmn.checks.asking import read
from tests.support.diagrams import Draft, process


def found(draft: Draft) -> dict[str, Closing]:
    diagram = read(draft)
    subject = Subject(diagram, diagram.processes[0], CheckContext())
    return {closing.split.id: closing for closing in closings(subject)}


def test_a_split_is_closed_by_the_first_element_that_all_ways_pass() -> None:
    draft = process("p").start().parallel("s", "j").user("a", "b", "c").end()
    draft.path("start", "s", "a", "b", "j", "end").path("s", "c", "j")
    closing = found(draft)["s"]
    assert (closing.join.id, closing.entering) == ("j", 2)
    assert sorted(map(sorted, closing.branches.values())) == [["a", "b"], ["c"]]


def test_nested_splits_are_closed_each_by_its_own() -> None:
    draft = process("p").start().parallel("s", "j").exclusive("g", "m").user("a", "b", "c").end()
    draft.path("start", "s", "g", "a", "m", "j", "end").flow("g", "b", "x").path("b", "m").path("s", "c", "j")
    assert {split: closing.join.id for split, closing in found(draft).items()} == {"s": "j", "g": "m"}


def test_branches_that_end_apart_are_not_closed() -> None:
    draft = process("p").start().parallel("s").end("x", "y").path("start", "s", "x").path("s", "y")
    assert found(draft) == {}


def test_a_timer_beside_a_task_does_not_open_a_branch_unless_it_interrupts() -> None:
    for interrupting, closed in ((False, True), (True, False)):
        draft = process("p").start().parallel("s", "j").user("a", "b").end("end", "late")
        draft.boundary("t", "a", "P1D", interrupting=interrupting).path("t", "late")
        draft.path("start", "s", "a", "j", "end").path("s", "b", "j")
        assert ("s" in found(draft)) is closed


def test_a_split_inside_an_endless_ring_is_not_closed() -> None:
    draft = process("p").start().exclusive("g", "m").user("a", "b").path("start", "g", "a", "m", "g")
    draft.flow("g", "b", "x").path("b", "m")
    assert found(draft) == {}
