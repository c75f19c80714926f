"""Recognises CPR numbers, which must not stand in process data (convention C-20)."""

from __future__ import annotations

import re
from calendar import monthrange

_TEN_DIGITS = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})[ -]?(\d{4})(?!\d)", re.ASCII)


def holds_cpr_number(text: str) -> bool:
    """Whether ten digits in `text` have the date part of a CPR number.

    No modulus 11: not for numbers since 2007. Replacement numbers have 6 added to the first digit of the day.
    """
    return any(_is_date(*(int(part) for part in match.groups())) for match in _TEN_DIGITS.finditer(text))


def _is_date(day: int, month: int, year: int, serial: int) -> bool:
    if not 1 <= month <= 12:
        return False
    day = day - 60 if day > 60 else day
    return 1 <= day <= monthrange(_century(year, serial // 1000) + year, month)[1]


def _century(year: int, seventh: int) -> int:
    """The century the seventh digit tells (CPR-kontoret, «Personnummeret i CPR»)."""
    if seventh <= 3:
        return 1900
    if seventh in {4, 9}:
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
