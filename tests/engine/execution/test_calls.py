"""Call activities: a scope of their own, and on return only what changed inside."""

from __future__ import annotations

import pytest

from engine.errors import ExecutionFailed, TooManySteps
from tests.support.diagrams import Draft, process
from tests.support.runs import Run

KEY = '<camunda:in businessKey="#{execution.processBusinessKey}" />'


def called() -> bytes:
    return process("q").start("qs").user("qa").end("qe").path("qs", "qa", "qe").file()


def calling(given: str | None = None, back: str | None = None) -> bytes:
    return process("p").start().call("k", "q", given, back).user("a").path("start", "k", "a").file()


def inner(run: Run) -> str:
    return next(scope.id for scope in run.advance.state.scopes if scope.parent_id)


def test_a_called_procedure_has_a_scope_under_the_calls_id() -> None:
    run = Run(calling(), called(), x=1)
    (task,) = run.tasks.values()
    scope = run.scope(task.scope_id)
    assert (scope.parent_id, scope.process_key, scope.call_element_id) == ("root", "q", "k")
    assert (dict(scope.variables), dict(scope.changed)) == ({"x": 1}, {})
    (opened,) = [f for f in run.facts if f.kind == "scope-opened" and f.process_key == "q"]
    (started,) = [f for f in run.facts if f.kind == "activity-started" and f.element_id == "k"]
    assert opened.scope_id == started.activity_id == scope.id
    assert (started.process_key, started.scope_id, task.process_key) == ("p", "root", "q")


def test_what_is_written_inside_stays_inside_until_the_return() -> None:
    run = Run(calling(), called(), x=1)
    run.set(inner(run), y=2)
    assert run.variables == {"x": 1}
    run.complete("qa", x=5, z=3)
    assert run.variables == {"x": 5, "y": 2, "z": 3}
    assert len(run.advance.state.scopes) == 1


def test_a_call_does_not_undo_what_a_parallel_branch_wrote() -> None:
    draft = process("p").start().parallel("s", "j").call("k", "q").user("b", "after")
    run = Run(draft.path("start", "s", "k", "j", "after").path("s", "b", "j").file(), called(), status="ny", andet=1)
    run.complete("b", status="behandlet")
    run.complete("qa", ny=1)
    assert run.variables == {"status": "behandlet", "andet": 1, "ny": 1}


def test_with_mappings_only_what_they_name_goes_in_and_out() -> None:
    given = '<camunda:in source="a" target="b" /><camunda:in sourceExpression="=a + 1" target="c" />'
    back = """<camunda:out source="b" target="d" /><camunda:out sourceExpression="= b * 10" target="e" />
      <camunda:out source="x" />"""
    run = Run(calling(given, back), called(), a=1)
    assert run.scope(inner(run)).variables == {"b": 1, "c": 2}
    run.complete("qa", b=7, f=8)
    assert run.variables == {"a": 1, "d": 7, "e": 70, "x": None}


def test_without_mappings_nothing_goes_in_or_out() -> None:
    run = Run(calling("", ""), called(), a=1)
    assert run.scope(inner(run)).variables == {}
    run.complete("qa", b=7)
    assert run.variables == {"a": 1}


@pytest.mark.parametrize(("given", "key"), [(KEY, "sag-1"), ("", None), ('<camunda:in businessKey="=a" />', "nr-7")])
def test_the_business_key_is_passed_on_when_the_call_says_so(given: str, key: str | None) -> None:
    run = Run(calling(given), called(), a="nr-7")
    assert run.scope(inner(run)).business_key == key


def test_the_responsible_team_set_inside_counts_at_once_and_after_the_return() -> None:
    run = Run(calling(), called(), ansvarlig_team="tot")
    assert run.advance.snapshot.responsible_team == "tot"
    run.set(inner(run), ansvarlig_team="fagteam")
    assert run.advance.snapshot.responsible_team == "fagteam"
    run.complete("qa")
    assert run.advance.snapshot.responsible_team == "fagteam"
    assert run.variables["ansvarlig_team"] == "fagteam"


def test_what_returns_keeps_the_order_in_which_it_was_written() -> None:
    script = process("q").start("qs").script("c", "{z: 1, a: 2, m: 3}").path("qs", "c").file()
    run = Run(calling(), script)
    names = [f.details["name"] for f in run.facts if f.kind == "variable-set" and f.scope_id == "root"]
    assert names == ["z", "a", "m"]


def test_calls_nest_and_return_through_all_levels() -> None:
    middle = process("r").start("rs").call("rk", "q").path("rs", "rk").file()
    top = process("p").start().call("k", "r").user("a").path("start", "k", "a").file()
    run = Run(top, middle, called(), x=1)
    assert [scope.process_key for scope in run.advance.state.scopes] == ["p", "r", "q"]
    run.complete("qa", x=2)
    assert run.waits == ["a"]
    assert run.variables == {"x": 2}


def test_the_same_procedure_called_twice_at_once_has_two_scopes() -> None:
    draft = process("p").start().parallel("s", "j").call("k1", "q").call("k2", "q").user("a")
    run = Run(draft.path("start", "s", "k1", "j", "a").path("s", "k2", "j").file(), called())
    assert run.waits == ["qa", "qa"]
    run.complete("qa", x=1)
    run.complete("qa", x=2)
    assert run.variables == {"x": 2}
    assert run.waits == ["a"]


def test_a_call_in_a_loop_gets_a_new_scope_each_time() -> None:
    draft = process("p").start().exclusive("m", "g").call("k", "q").end().path("start", "m", "k", "g")
    run = Run(draft.flow("g", "m", "mere").flow("g", "end", default=True).file(), called())
    first = inner(run)
    run.complete("qa", mere=True)
    assert inner(run) != first
    run.complete("qa", mere=False)
    assert run.ended


def test_a_procedure_that_calls_itself_without_end_is_stopped() -> None:
    draft = process("p").start().call("k", "p").path("start", "k")
    with pytest.raises(TooManySteps) as failure:
        Run(draft.file())
    assert failure.value.element_id == "k"


def test_a_called_procedure_that_is_not_there_is_a_failure_at_the_call() -> None:
    draft = process("p").start().call("k", "mangler").path("start", "k")
    with pytest.raises(ExecutionFailed, match="mangler") as failure:
        Run(draft.file())
    assert failure.value.element_id == "k"


def test_an_embedded_subprocess_shares_the_variables_of_its_parent() -> None:
    draft: Draft = process("p").start().user("after")
    draft.sub("sub").start("s1").user("a").script("c", "{y: x + 1}").path("s1", "a", "c")
    run = Run(draft.path("start", "sub", "after").file())
    run.complete("a", x=1)
    assert run.variables == {"x": 1, "y": 2}
    (task,) = run.tasks.values()
    assert task.scope_id == "root"
