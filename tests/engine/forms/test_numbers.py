from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.forms.numbers import danish_number, number_text, number_value, parse_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.234,50", "1234.50"),
        ("1234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("-14", "-14"),
        ("\N{MINUS SIGN}14", "-14"),
        ("+14", "14"),
        ("0,125", "0.125"),
        ("1.000.000", "1000000"),
        ("007", "7"),
    ],
)
def test_a_number_is_understood_as_danes_write_it(written: str, number: str) -> None:
    assert parse_number(written) == Decimal(number)


@pytest.mark.parametrize("written", ["", "x", "12.5", "0.125", "1,2,3", "1.23.456", "1e5", "NaN", "1" * 16, "٣", "--1"])
def test_what_is_no_number_or_could_mean_two_is_none(written: str) -> None:
    assert parse_number(written) is None


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_survives_being_shown_and_typed_again(number: Decimal) -> None:
    assert parse_number(danish_number(number)) == number
    assert parse_number(danish_number(number, thousands=False)) == number
    assert Decimal(str(number_value(number))) == number


def test_whole_numbers_are_integers_in_json_and_plain_in_text() -> None:
    assert (type(number_value(Decimal("14.0"))), number_value(Decimal("0.3"))) == (int, 0.3)
    assert [number_text(Decimal(text)) for text in ("14.00", "1E+3", "0.50", "0")] == ["14", "1000", "0.5", "0"]
    assert danish_number(-1234567.5) == "-1.234.567,5"
