"""Business rule tasks: what they write of a decision's result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from engine.bpmn.runtime import Decided
from engine.errors import DecisionFailed
from tests.support.diagrams import process
from tests.support.runs import Run, World

ONE = [{"team": "tot"}]
TWO = [{"team": "tot"}, {"team": "fagteam"}]
WIDE = [{"team": "tot", "frist": "P14D"}]


def decided(hits: list[dict[str, Any]], **attributes: str) -> Mapping[str, Any]:
    world = World(decisions={"tabel": lambda variables: Decided(hits, ["r1"])})
    draft = process("p").start().rule("d", "tabel", **attributes).user("a").path("start", "d", "a")
    return Run(draft.file(), world=world).variables


@pytest.mark.parametrize(
    ("mapping", "hits", "value"),
    [
        ("singleEntry", ONE, "tot"),
        ("singleEntry", [], None),
        ("singleResult", WIDE, WIDE[0]),
        ("singleResult", [], None),
        ("collectEntries", TWO, ["tot", "fagteam"]),
        ("collectEntries", [], []),
        ("resultList", TWO, TWO),
        ("resultList", [], []),
    ],
)
def test_the_result_is_mapped_into_the_result_variable(mapping: str, hits: list[dict[str, Any]], value: Any) -> None:
    assert decided(hits, result="svar", mapping=mapping) == {"svar": value}


@pytest.mark.parametrize(
    ("mapping", "hits"),
    [("singleEntry", TWO), ("singleEntry", WIDE), ("singleResult", TWO), ("collectEntries", WIDE), ("x", ONE)],
)
def test_a_result_that_does_not_fit_is_a_failure(mapping: str, hits: list[dict[str, Any]]) -> None:
    with pytest.raises(DecisionFailed) as failure:
        decided(hits, result="svar", mapping=mapping)
    assert failure.value.element_id == "d"


def test_without_a_result_variable_the_outputs_are_written_by_name() -> None:
    assert decided(WIDE) == WIDE[0]
    assert decided(TWO) == {"team": ["tot", "fagteam"]}


def test_without_a_result_variable_and_without_a_hit_it_is_a_failure() -> None:
    with pytest.raises(DecisionFailed, match="tabel"):
        decided([])


def test_a_missing_table_is_a_failure_at_the_task() -> None:
    with pytest.raises(DecisionFailed) as failure:
        Run(process("p").start().rule("d", "mangler").path("start", "d").file())
    assert failure.value.element_id == "d"


def test_the_decision_sees_the_variables_of_its_scope_and_history_tells_what_was_decided() -> None:
    def decide(variables: Mapping[str, Any]) -> Decided:
        return Decided([{"y": variables["x"] + 1}], ["r7"], {"X": variables["x"]})

    draft = process("p").start().rule("d", "tabel").path("start", "d")
    run = Run(draft.file(), world=World(decisions={"tabel": decide}), x=1)
    (fact,) = [fact for fact in run.facts if fact.kind == "decision-evaluated"]
    assert fact.details == {"decision": "tabel", "inputs": {"X": 1}, "outputs": {"y": 2}, "rules": ["r7"]}
    assert run.variables == {"x": 1, "y": 2}
