"""The rule element-not-supported: ukendt element."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "element-not-supported"


def test_known_elements_are_accepted() -> None:
    draft = process("p").start().end().path("start", "end")
    assert met(RULE, draft) == []


def test_an_element_of_another_standard_is_refused_by_its_type() -> None:
    draft = process("p").start().element("choreographyTask", "c", name="Aftal").end().path("start", "c", "end")
    assert met(RULE, draft) == ["c"]
    assert "choreographyTask" in said(RULE, draft)
