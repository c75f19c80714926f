"""The rule error-caught-twice: samme fejl fanget to gange på et trin."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import Draft, process

RULE = "error-caught-twice"


def service() -> Draft:
    return process("p").start().service("s", "t").error_boundary("no", "s", "NEJ")


def test_different_codes_and_one_for_the_rest_are_accepted() -> None:
    assert met(RULE, service().error_boundary("other", "s", "ANDET").error_boundary("any", "s")) == []


def test_the_same_code_on_another_step_is_accepted() -> None:
    assert met(RULE, service().service("s2", "t").error_boundary("other", "s2", "NEJ")) == []


def test_the_same_code_twice_is_met_on_the_second() -> None:
    draft = service().error_boundary("again", "s", "NEJ")
    assert met(RULE, draft) == ["again"]
    assert "«no» fanger også fejlen «NEJ»" in said(RULE, draft)


def test_two_for_all_errors_are_met() -> None:
    draft = process("p").start().service("s", "t").error_boundary("one", "s").error_boundary("two", "s")
    assert "alle fejl" in said(RULE, draft)
