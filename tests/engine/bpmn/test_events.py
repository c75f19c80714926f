"""Where a process is over, and what ends with it."""

from __future__ import annotations

from tests.support.diagrams import process
from tests.support.runs import Run


def test_a_process_is_over_when_its_last_token_has_ended() -> None:
    draft = process("p").start().parallel("s").user("a", "b").end("e1", "e2")
    run = Run(draft.path("start", "s", "a", "e1").path("s", "b", "e2").file())
    run.complete("a")
    assert not run.ended
    run.complete("b")
    assert run.ended
    assert run.end == "e2"


def test_a_terminate_end_event_cancels_the_other_branches() -> None:
    draft = process("p").start().parallel("s").user("a", "b").boundary("t", "b", "P1D").terminate("e1").end("e2")
    run = Run(draft.path("start", "s", "a", "e1").path("s", "b", "e2").path("t", "e2").file())
    run.complete("a")
    assert run.ended
    assert run.end == "e1"
    assert run.kinds("b")[-1] == "activity-canceled"


def test_a_terminate_end_event_in_a_called_procedure_ends_only_the_call() -> None:
    called = process("q").start("qs").parallel("qp").user("qa", "qb").terminate("qt").path("qs", "qp", "qa", "qt")
    draft = process("p").start().parallel("s", "j").call("k", "q").user("a", "after").end()
    draft.path("start", "s", "k", "j", "after", "end").path("s", "a", "j")
    run = Run(draft.file(), called.path("qp", "qb").file())
    run.complete("qa", fra_kald=1)
    assert run.waits == ["a"]
    assert run.variables["fra_kald"] == 1
    run.complete("a")
    assert run.waits == ["after"]


def test_a_terminate_end_event_in_a_subprocess_ends_only_that() -> None:
    draft = process("p").start().user("after").end()
    inner = draft.sub("sub").start("s1").parallel("sp").user("a", "b").terminate("st")
    inner.path("s1", "sp", "a", "st").path("sp", "b")
    run = Run(draft.path("start", "sub", "after", "end").file())
    run.complete("a")
    assert run.waits == ["after"]
    run.complete("after")
    assert run.end == "end"


def test_end_events_inside_a_subprocess_or_a_call_are_not_the_procedures_end() -> None:
    called = process("q").start("qs").end("qe").path("qs", "qe")
    draft = process("p").start().call("k", "q").user("last")
    draft.sub("sub").start("s1").end("se").path("s1", "se")
    run = Run(draft.path("start", "k", "sub", "last").file(), called.file())
    run.complete("last")
    assert run.ended
    assert run.end is None
    (closed,) = [fact for fact in run.facts if fact.kind == "scope-closed" and fact.process_key == "q"]
    assert closed.details == {"process_key": "q", "call_element_id": "k", "end_event_id": "qe"}


def test_the_end_event_is_the_one_reached_last_also_when_the_last_token_ends_without_one() -> None:
    draft = process("p").start().parallel("s").user("a", "b").end("e1").path("start", "s", "a", "e1").path("s", "b")
    run = Run(draft.file())
    run.complete("a")
    run.complete("b")
    assert run.end == "e1"


def test_a_subprocess_without_an_end_event_ends_with_its_last_task() -> None:
    draft = process("p").start().user("after").end()
    draft.sub("sub").start("s1").user("a").path("s1", "a")
    run = Run(draft.path("start", "sub", "after", "end").file())
    run.complete("a")
    assert run.waits == ["after"]


def test_several_flows_out_of_a_task_are_a_split_without_a_join() -> None:
    draft = process("p").start().user("a", "b", "c", "after").end()
    draft.path("start", "a", "b", "after", "end").path("a", "c", "after")
    run = Run(draft.file())
    run.complete("a")
    assert run.waits == ["b", "c"]
    run.complete("b")
    assert run.waits == ["after", "c"]
    run.complete("c")
    assert run.waits == ["after", "after"]
