from __future__ import annotations

import pytest

from engine.forms.privacy import holds_cpr_number


@pytest.mark.parametrize(
    "text", ["0101011234", "010101-1234", "010101 1234", "Borger 311299-0001 fra Nord", "6101011234", "2902004123"]
)
def test_ten_digits_with_the_date_part_of_a_cpr_number_are_recognised(text: str) -> None:
    assert holds_cpr_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "B-2026-001", "2026000123", "3213011234", "0113011234", "2902011234", "01010112345", "4512345678", "12345678"],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_cpr_number(text)
