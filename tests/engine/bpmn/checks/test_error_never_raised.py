"""The rule error-never-raised: fejl, som intet sender."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, read, said
from tests.support.diagrams import Draft, process

RULE = "error-never-raised"


def around(code: str = "NEJ") -> Draft:
    """A subprocess whose end raises a code."""
    draft = process("p").start()
    draft.sub("sub").start("ss").error_end("wrong", code).path("ss", "wrong")
    return draft


def calling(code: str) -> Draft:
    return process("p").start().call("k", "q").error_boundary("no", "k", code)


def test_a_code_that_is_raised_inside_is_accepted_also_from_deeper_within() -> None:
    assert met(RULE, around().error_boundary("no", "sub", "NEJ")) == []
    draft = process("p").start()
    draft.sub("outer").sub("sub").start("ss").error_end("wrong", "NEJ")
    assert met(RULE, draft.error_boundary("no", "outer", "NEJ").error_boundary("any", "outer")) == []


def test_another_code_is_met_and_those_raised_are_named() -> None:
    draft = around("UKENDT").error_boundary("no", "sub", "NEJ")
    assert met(RULE, draft) == ["no"]
    assert "Der sendes «UKENDT»" in said(RULE, draft)


def test_what_is_caught_deeper_within_does_not_come_out() -> None:
    draft = process("p").start()
    outer = draft.sub("outer")
    outer.sub("sub").start("ss").error_end("wrong", "NEJ")
    outer.error_boundary("inner", "sub", "NEJ")
    assert met(RULE, draft.error_boundary("no", "outer", "NEJ").error_boundary("any", "outer")) == ["no", "any"]


def test_a_job_may_raise_any_code_and_a_service_task_is_not_judged() -> None:
    draft = process("p").start().service("s", "t").error_boundary("no", "s", "NEJ")
    draft.sub("sub").start("ss").service("inner", "t")
    assert met(RULE, draft.error_boundary("any", "sub").error_boundary("other", "sub", "ANDET")) == []


def test_a_called_procedure_is_looked_into_where_it_is_at_hand() -> None:
    other = read(process("q").start("qs").error_end("wrong", "NEJ").path("qs", "wrong"), "q.bpmn")
    assert met(RULE, calling("NEJ"), others=[other]) == []
    assert met(RULE, calling("ANDET"), others=[other]) == ["no"]
    assert met(RULE, calling("ANDET")) == []


def test_procedures_that_call_each_other_in_a_ring_are_answered() -> None:
    other = read(process("q").start("qs").call("back", "p"), "q.bpmn")
    assert met(RULE, calling("NEJ"), others=[other]) == ["no"]
