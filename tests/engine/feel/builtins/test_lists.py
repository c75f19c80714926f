from __future__ import annotations

from typing import Any

import pytest

from tests.engine.feel.evaluating import value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('list contains(["a", "b"], "b")', True),
        ("list contains([1, null], null)", True),
        ('list contains("a", "a")', True),
        ("list contains(null, 1)", None),
        ("sublist([1, 2, 3], 2)", [2, 3]),
        ("sublist([1, 2, 3], -2, 1)", [2]),
        ("append([1], 2, 3)", [1, 2, 3]),
        ("concatenate([1], [2, 3])", [1, 2, 3]),
        ("insert before([1, 3], 2, 2)", [1, 2, 3]),
        ("remove([1, 2, 3], 2)", [1, 3]),
        ("remove([1], 2)", None),
        ("list replace([1, 2, 3], 2, 5)", [1, 5, 3]),
        ("list replace([1, 2, 3], function(item, newItem) item < newItem, 3)", [3, 3, 3]),
        ("reverse([1, 2])", [2, 1]),
        ("index of([1, 2, 1], 1)", [1, 3]),
        ("union([1, 2], [2, 3])", [1, 2, 3]),
        ('distinct values([1, 1.0, "1", null, null])', [1, "1", None]),
        ("duplicate values([1, 2, 1, 3, 2])", [1, 2]),
        ("flatten([[1, [2]], 3])", [1, 2, 3]),
        ("sort([3, 1, 2])", [1, 2, 3]),
        ("sort([3, 1, 2], function(a, b) a > b)", [3, 2, 1]),
        ("sort([{n: 2}, {n: 1}], function(a, b) a.n < b.n).n", [1, 2]),
        ('sort([1, "a"])', None),
        ("partition([1, 2, 3], 2)", [[1, 2], [3]]),
        ("is empty([])", True),
        ("is empty(null)", True),
        ('get value({a: 1}, "a")', 1),
        ('get value({a: {b: 2}}, ["a", "b"])', 2),
        ('get value(null, "a")', None),
        ("get entries({a: 1})", [{"key": "a", "value": 1}]),
        ('context([{key: "a", value: 1}])', {"a": 1}),
        ('context put({a: 1}, "b", 2)', {"a": 1, "b": 2}),
        ('context put({a: {b: 1}}, ["a", "c"], 2)', {"a": {"b": 1, "c": 2}}),
        ("context merge([{a: 1}, {a: 2, b: 3}])", {"a": 2, "b": 3}),
        ("get or else(null, 1)", 1),
        ("assert(1, 1 > 2)", None),
        ("is(1, 1.0)", True),
    ],
)
def test_lists_and_contexts(text: str, expected: Any) -> None:
    assert value(text) == expected
