from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.feel import FeelSyntaxError, parse_unary_tests
from tests.engine.feel.evaluating import NOON, ZONE, meets


@pytest.mark.parametrize(
    ("cell", "tested", "expected"),
    [
        ("-", None, True),
        ("", 5, True),
        ("  ", "x", True),
        ('"a"', "a", True),
        ('"a"', "b", False),
        ('"a", "b"', "b", True),
        ('"a","b"', "c", False),
        ('not("a", "b")', "b", False),
        ('not("a", "b")', "c", True),
        ("not(null)", None, False),
        ("not(null)", 1, True),
        ("null", None, True),
        ("< 18", 17, True),
        ("< 18", 18, False),
        (">= 18", 18, True),
        ("= 18", 18, True),
        ("!= 18", 18, False),
        ("< 18", None, False),
        ("< 18", "17", False),
        ("[18..65]", 65, True),
        ("[18..65[", 65, False),
        ("]18..65]", 18, False),
        ("[1..3], > 10", 11, True),
        ("-5", -5, True),
        ("- 5", -5, True),
        ("true", True, True),
        ("true", False, False),
        ("false", False, True),
        ("? > 5", 6, True),
        ("? > 5 and ? < 7", 7, False),
        ('contains(?, "b")', "abc", True),
        ('starts with(?, "b")', None, False),
        ("not(? > 5)", 3, True),
        ("graense", 7, True),
        ("< graense", 6, True),
        ("liste", 2, True),
        ("liste", 3, False),
        ("[1, 2]", [1, 2], True),
        ("graense > 5", "hvad som helst", True),
        ('date("2026-03-09")', date(2026, 3, 9), True),
        ('< date("2026-03-09")', date(2026, 3, 8), True),
        ('[date("2026-03-01")..date("2026-03-31")]', date(2026, 3, 31), True),
        ('< date("2026-03-09")', "2026-03-08", False),
        ("not(?) or true", False, True),
    ],
)
def test_a_cell_meets_what_it_equals_or_holds_or_says_of_the_value(cell: str, tested: Any, expected: bool) -> None:
    assert meets(cell, tested, {"graense": 7, "liste": [1, 2]}) is expected


def test_a_cell_that_cannot_be_said_gives_its_reason() -> None:
    found, reasons = parse_unary_tests('< date("2026-03-09")').matches("2026-03-08", {}, now=NOON, zone=ZONE)
    assert not found
    assert [reason.code for reason in reasons] == ["not-comparable"]


def test_a_cell_tells_the_variables_it_uses() -> None:
    assert parse_unary_tests("< graense, a.b, ?").variables == {"graense", "a"}


@pytest.mark.parametrize("cell", ["< ", '"a",', "a b c ,", '== "a"', "< 5 and", "> 5 > 3 )", "not(", "ukendt(1)"])
def test_a_cell_that_is_no_feel_is_refused(cell: str) -> None:
    with pytest.raises(FeelSyntaxError):
        parse_unary_tests(cell)
