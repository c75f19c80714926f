from __future__ import annotations

import pytest

from tests.engine.feel.evaluating import value


@pytest.mark.parametrize(
    "text",
    [
        "before(1, 10)",
        "before(1, [2..10])",
        "before([1..5), [5..10])",
        "after([5..10], 4)",
        "meets([1..5], [5..10])",
        "met by([5..10], [1..5])",
        "overlaps([1..5], [3..8])",
        "overlaps before([1..5], [3..8])",
        "overlaps after([3..8], [1..5])",
        "finishes(10, [1..10])",
        "finishes([5..10], [1..10])",
        "finished by([1..10], [5..10])",
        "includes([1..10], 5)",
        "includes([1..10], [4..6])",
        "during(5, [1..10])",
        "starts(1, [1..10])",
        "started by([1..10], [1..5])",
        "coincides([1..5], [1..5])",
        'range("[18..65)") = [18..65)',
        'range("[date(\\"2026-01-01\\")..date(\\"2026-12-31\\")]").start = date("2026-01-01")',
    ],
)
def test_how_intervals_lie_to_each_other(text: str) -> None:
    assert value(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "before([1..5], [5..10])",
        "meets([1..5), [5..10])",
        "overlaps([1..2], [3..8])",
        "includes([1..10), 10)",
        "coincides([1..5], [1..5))",
    ],
)
def test_ends_that_are_left_out_do_not_touch(text: str) -> None:
    assert value(text) is False


@pytest.mark.parametrize(
    "text", ['range("[3..1]")', 'range("1..3")', 'range("[a..b]")', "before(null, 1)", "[1..null]"]
)
def test_what_is_no_interval_is_null(text: str) -> None:
    assert value(text) is None
