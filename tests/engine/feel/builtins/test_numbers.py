from __future__ import annotations

from typing import Any

import pytest

from tests.engine.feel.evaluating import value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("decimal(1.115, 2)", 1.12),
        ("decimal(2.5, 0)", 2),
        ("floor(-1.5)", -2),
        ("floor(1.56, 1)", 1.5),
        ("ceiling(-1.5)", -1),
        ("round up(1.121, 2)", 1.13),
        ("round down(-1.129, 2)", -1.12),
        ("round half up(2.5)", 3),
        ("round half down(2.5)", 2),
        ("round half up(1234, -2)", 1200),
        ("abs(-3)", 3),
        ('abs(duration("-P1D"))', "P1D"),
        ("modulo(10, 4)", 2),
        ("modulo(-10, 4)", 2),
        ("modulo(10, -4)", -2),
        ("modulo(1, 0)", None),
        ("sqrt(16)", 4),
        ("sqrt(-1)", None),
        ("log(1)", 0),
        ("log(0)", None),
        ("exp(0)", 1),
        ("odd(3)", True),
        ("even(3)", False),
        ("even(1e60)", True),
        ('number("1500.25")', 1500.25),
        ('number("1.500,25", ".", ",")', 1500.25),
        ('number("1 500", " ", null)', 1500),
        ('number("x")', None),
        ('number("1", "x", ".")', None),
        ("max(1, 3, 2)", 3),
        ("min([3, 1, 2])", 1),
        ('max("a", "b")', "b"),
        ('min(date("2026-03-09"), date("2026-03-08"))', "2026-03-08"),
        ("max(1, null)", None),
        ("max([])", None),
        ("sum(1, 2, 3)", 6),
        ("sum([])", None),
        ("mean(1, 2, 3, 4)", 2.5),
        ("median(3, 1, 2)", 2),
        ("median([4, 1, 2, 3])", 2.5),
        ("stddev(2, 4, 7, 5)", 2.0816659994661326),
        ("mode(6, 3, 9, 6, 6, 3, 3)", [3, 6]),
        ("product(2, 3, 4)", 24),
        ("count([1, null])", 2),
        ("all([true, null])", None),
        ("all([])", True),
        ("any([false, true])", True),
    ],
)
def test_numbers_and_sums(text: str, expected: Any) -> None:
    assert value(text) == expected
