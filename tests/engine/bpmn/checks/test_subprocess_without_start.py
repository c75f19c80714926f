"""The rule subprocess-without-start: delproces uden start."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "subprocess-without-start"


def test_a_subprocess_with_a_start_is_accepted() -> None:
    draft = process("p").start()
    draft.sub("s").start("s1").end("s2").path("s1", "s2")
    assert met(RULE, draft) == []


def test_a_subprocess_without_start_is_refused() -> None:
    draft = process("p").start()
    draft.sub("s").user("a")
    assert met(RULE, draft) == ["s"]
