"""Numbers as Danes write them, `1.234,50`, to exact decimals and back."""

from __future__ import annotations

import re
from decimal import Decimal

MAX_DIGITS = 15  # what a JSON number carries exactly
_DANISH = re.compile(r"([+-]?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?", re.ASCII)


def parse_number(text: str) -> Decimal | None:
    """The number in `text`, with comma and optional dots between thousands; None if it is none or too long.

    A dot that stands where no thousands end (`12.5`) is refused rather than guessed at.
    """
    match = _DANISH.fullmatch("".join(text.split()).replace("\N{MINUS SIGN}", "-"))
    if not match:
        return None
    sign, whole, part = match.groups()
    whole = whole.replace(".", "")
    if len((whole + (part or "")).lstrip("0")) > MAX_DIGITS:
        return None
    return Decimal(f"{sign}{whole}.{part or 0}")


def number_value(number: Decimal) -> int | float:
    """The JSON number."""
    return int(number) if number == number.to_integral_value() else float(number)


def number_text(number: Decimal) -> str:
    """The number as plain text without exponent and needless zeros, as `serializeToString` stores it."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def danish_number(number: Decimal | int | float, *, thousands: bool = True) -> str:
    """`1.234,5`; without `thousands`, `1234,5`, as it stands in a field."""
    text = number_text(Decimal(str(number)))
    whole, _, part = text.lstrip("-").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".") if thousands else whole
    return ("-" if text.startswith("-") else "") + grouped + (f",{part}" if part else "")
