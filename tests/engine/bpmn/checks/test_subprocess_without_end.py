"""The rule subprocess-without-end: delproces uden slutning."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "subprocess-without-end"


def test_a_subprocess_with_an_end_is_accepted() -> None:
    draft = process("p").start()
    draft.sub("s").start("s1").end("s2").path("s1", "s2")
    assert met(RULE, draft) == []


def test_a_subprocess_without_end_is_met() -> None:
    draft = process("p").start()
    draft.sub("s").start("s1").user("a").path("s1", "a")
    assert met(RULE, draft) == ["s"]
