from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from engine.dmn.hit_policy import Hit, aggregate, select
from engine.dmn.model import Aggregation, Decision, HitPolicy, Output, Rule
from engine.errors import DecisionFailed


def decision(policy: HitPolicy, aggregation: Aggregation | None = None, *allowed: Any) -> Decision:
    outputs = (Output("o1", "svar", allowed=allowed),)
    return Decision("t", "Tabel", outputs=outputs, hit_policy=policy, aggregation=aggregation)


def hit(number: int, value: Any) -> Hit:
    return Hit(Rule(f"r{number}", number, 0, (), ()), {"svar": value})


def test_no_hits_are_no_contradiction_for_any_policy() -> None:
    for policy in HitPolicy:
        assert select(decision(policy), []) == ()


def test_priority_puts_values_that_are_not_allowed_last() -> None:
    chosen = select(decision(HitPolicy.PRIORITY, None, "a", "b"), [hit(1, "ukendt"), hit(2, "b")])
    assert [found.rule.number for found in chosen] == [2]


def test_output_order_keeps_the_order_of_rows_among_equals() -> None:
    ordered = select(decision(HitPolicy.OUTPUT_ORDER, None, "a", "b"), [hit(1, "b"), hit(2, "a"), hit(3, "b")])
    assert [found.rule.number for found in ordered] == [2, 1, 3]


def test_several_output_columns_are_ranked_from_the_left() -> None:
    columns = (Output("o1", "x", allowed=("a", "b")), Output("o2", "y", allowed=(1, 2)))
    table = Decision("t", "Tabel", outputs=columns, hit_policy=HitPolicy.OUTPUT_ORDER)
    rows = [({"x": "b", "y": 1}), ({"x": "a", "y": 2}), ({"x": "a", "y": 1})]
    hits = [Hit(Rule(f"r{n}", n, 0, (), ()), row) for n, row in enumerate(rows, 1)]
    assert [found.rule.number for found in select(table, hits)] == [3, 2, 1]


def test_a_sum_is_exact() -> None:
    table = decision(HitPolicy.COLLECT, Aggregation.SUM)
    assert aggregate(table, [hit(1, Decimal("0.1")), hit(2, Decimal("0.2"))]) == ({"svar": 0.3},)


@pytest.mark.parametrize("value", ["x", None, True])
def test_what_is_no_number_cannot_be_compared(value: Any) -> None:
    with pytest.raises(DecisionFailed, match="Række 1 passer"):
        aggregate(decision(HitPolicy.COLLECT, Aggregation.MAX), [hit(1, value)])
