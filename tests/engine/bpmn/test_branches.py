"""Branches beside the procedure, and the end state they must not take over."""

from __future__ import annotations

from engine.bpmn.branches import side_elements
from tests.support.diagrams import process
from tests.support.runs import Run, compiled


def beside(interrupting: bool) -> bytes:
    draft = process("p").start().user("work", "chase").boundary("late", "work", "P1D", interrupting=interrupting)
    draft.end("End_done", "End_chased").path("start", "work", "End_done").path("late", "chase", "End_chased")
    return draft.file()


def test_only_what_a_non_interrupting_event_begins_stands_beside() -> None:
    (beside_it,) = (side_elements(each.process) for each in compiled(beside(False)).values())
    assert beside_it == {"late", "chase", "End_chased"}
    (interrupted,) = (side_elements(each.process) for each in compiled(beside(True)).values())
    assert interrupted == frozenset()


def test_the_end_of_a_branch_beside_is_never_the_end_state_whatever_comes_last() -> None:
    for order in (["work", "chase"], ["chase", "work"]):
        run = Run(beside(False))
        run.fire("late")
        for name in order:
            run.complete(name)
        assert run.end == "End_done"
