"""The rule start-several: flere starter."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "start-several"


def test_one_start_in_the_process_and_one_in_a_subprocess_are_accepted() -> None:
    draft = process("p").start()
    draft.sub("s").start("s1")
    assert met(RULE, draft) == []


def test_a_second_start_is_refused() -> None:
    draft = process("p").start("a").start("b")
    draft.sub("s").start("c").start("d")
    assert met(RULE, draft) == ["b", "d"]
