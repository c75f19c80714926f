"""The rule called-process-missing: kaldt procedure, der ikke findes."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, read, said
from tests.support.diagrams import process

RULE = "called-process-missing"


def test_a_known_procedure_is_accepted() -> None:
    assert met(RULE, process("p").start().call("c", "afvigelse"), processes=frozenset({"afvigelse"})) == []


def test_a_procedure_of_the_same_deployment_is_accepted() -> None:
    other = read(process("afvigelse").start(), "afvigelse.bpmn")
    assert met(RULE, process("p").start().call("c", "afvigelse"), others=[other]) == []


def test_an_unknown_procedure_is_refused_with_the_nearest_name() -> None:
    draft = process("p").start().call("c", "afvigelser")
    assert met(RULE, draft, processes=frozenset({"afvigelse"})) == ["c"]
    assert "«afvigelse»" in said(RULE, draft, processes=frozenset({"afvigelse"}))


def test_a_call_of_nothing_is_refused() -> None:
    assert met(RULE, process("p").start().element("callActivity", "c")) == ["c"]


def test_a_procedure_that_is_only_drawn_is_refused() -> None:
    drawn = process("afvigelse", executable=False).start()
    assert met(RULE, process("p").start().call("c", "afvigelse").file(drawn)) == ["c"]


def test_a_procedure_bound_to_this_deployment_is_refused_when_it_does_not_come_along() -> None:
    draft = process("p").start().call("c", "afvigelse", calledElementBinding="deployment")
    other = read(process("afvigelse").start(), "afvigelse.bpmn")
    known = frozenset({"afvigelse"})
    assert met(RULE, draft, processes=known, others=[other]) == []
    assert met(RULE, draft, processes=known) == ["c"]
    assert "«latest»" in said(RULE, draft, processes=known)
