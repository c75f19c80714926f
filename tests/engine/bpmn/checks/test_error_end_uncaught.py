"""The rule error-end-uncaught: slutning med en fejl, som ingen fanger."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, read, said
from tests.support.diagrams import Draft, process

RULE = "error-end-uncaught"


def ending(key: str = "p") -> Draft:
    return process(key).start("qs").error_end("wrong", "NEJ").path("qs", "wrong")


def calling(key: str = "p", called: str = "q") -> Draft:
    return process(key).start().call("k", called).end().path("start", "k", "end")


def test_an_end_caught_on_the_edge_of_its_subprocess_is_accepted() -> None:
    for code in ("NEJ", ""):
        draft = process("p").start()
        draft.sub("sub").start("ss").error_end("wrong", "NEJ")
        assert met(RULE, draft.error_boundary("no", "sub", code)) == []


def test_an_end_caught_further_out_is_accepted() -> None:
    draft = process("p").start()
    draft.sub("outer").sub("sub").start("ss").error_end("wrong", "NEJ")
    assert met(RULE, draft.error_boundary("no", "outer", "NEJ")) == []


def test_an_end_that_a_call_catches_is_accepted() -> None:
    caller = read(calling().error_boundary("no", "k", "NEJ"), "p.bpmn")
    assert met(RULE, ending("q"), "q.bpmn", others=[caller]) == []


def test_an_end_in_a_procedure_that_nobody_calls_is_met() -> None:
    assert met(RULE, ending()) == ["wrong"]
    assert "«NEJ» bliver ikke fanget, før den forlader denne procedure" in said(RULE, ending())


def test_an_end_whose_subprocess_catches_another_code_is_met() -> None:
    draft = process("p").start()
    draft.sub("sub").start("ss").error_end("wrong", "NEJ")
    assert met(RULE, draft.error_boundary("no", "sub", "ANDET")) == ["wrong"]


def test_one_call_that_does_not_catch_it_is_enough() -> None:
    good = read(calling("one").error_boundary("no", "k", "NEJ"), "one.bpmn")
    bad = read(calling("two"), "two.bpmn")
    assert met(RULE, ending("q"), "q.bpmn", others=[good, bad]) == ["wrong"]
    assert "«Procedure two»" in said(RULE, ending("q"), "q.bpmn", others=[good, bad])


def test_a_call_of_a_procedure_that_was_deployed_before_is_met_for_what_comes_out_of_it() -> None:
    deployed = {"q": read(ending("q"), "q.bpmn").processes[0]}
    assert met(RULE, calling(), deployed=deployed) == ["k"]
    assert met(RULE, calling().error_boundary("any", "k"), deployed=deployed) == []
    assert met(RULE, calling().error_boundary("no", "k", "NEJ"), deployed=deployed) == []


def test_procedures_that_call_each_other_in_a_ring_are_answered() -> None:
    other = read(calling("q", "p"), "q.bpmn")
    assert met(RULE, ending().call("k", "q"), others=[other]) == []
