"""Stepping: until only waits remain, within limits, never standing still unseen."""

from __future__ import annotations

import pytest

from engine.errors import ExecutionFailed, TooManySteps
from tests.support.diagrams import process
from tests.support.runs import Run


def test_a_loop_that_never_waits_is_stopped_by_the_step_limit() -> None:
    draft = process("p").start().exclusive("m").script("s", "{n: 1}").path("start", "m", "s", "m")
    with pytest.raises(TooManySteps):
        Run(draft.file())


def test_a_parallel_loop_that_never_waits_is_stopped_too() -> None:
    draft = process("p").start().exclusive("m").parallel("s").path("start", "m", "s", "m").path("s", "m")
    with pytest.raises(TooManySteps):
        Run(draft.file())


def test_a_join_that_can_never_be_met_is_a_failure_and_not_an_end() -> None:
    draft = process("p").start().exclusive("x").parallel("j").user("a").path("start", "a", "x")
    found = Run(draft.flow("x", "j", "v").flow("x", "j2", default=True).exclusive("j2").path("j2", "j").file())
    with pytest.raises(ExecutionFailed, match="gren") as failure:
        found.complete("a", v=True)
    assert failure.value.element_id == "j"


def test_a_long_way_without_waits_keeps_the_tree_small() -> None:
    draft = process("p").start().exclusive("m", "g").script("s", "{n: n + 1}").user("a").path("start", "m", "s", "g")
    found = Run(draft.flow("g", "m", "n < 2000").flow("g", "a", default=True).file(), n=0)
    assert found.waits == ["a"]
    assert found.variables == {"n": 2000}
