"""Checks of cells that are plain values: they must be of the column's type and among its allowed values."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from engine.dmn import xml
from engine.dmn.cells import Report
from engine.dmn.model import Input, Output
from engine.feel import UnaryTests, parse
from engine.findings import Severity

_LITERAL = re.compile(r'\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)\s*(?:,|$)')
_TYPES: dict[str, tuple[type, str]] = {
    "string": (str, "tekst i anførselstegn"),
    "number": (Decimal, "tal"),
    "integer": (Decimal, "tal"),
    "long": (Decimal, "tal"),
    "double": (Decimal, "tal"),
    "boolean": (bool, "true eller false"),
}
_ANY_TIME = {"now": datetime(2000, 1, 1, tzinfo=UTC), "zone": ZoneInfo("UTC")}  # literals do not look at the clock


def literals(written: str) -> tuple[tuple[str, Any], ...]:
    """The plain values of a cell, as written and as FEEL values; empty if it is anything else than plain values."""
    found, position = [], 0
    while position < len(written):
        match = _LITERAL.match(written, position)
        if not match:
            return ()
        found.append(match.group(1))
        position = match.end()
    return tuple((text, parse(text).evaluate({}, **_ANY_TIME).value) for text in found)  # type: ignore[arg-type]


def allowed_values(report: Report, element: etree._Element, label: str) -> tuple[Any, ...]:
    """The allowed values of an output column in their order; reported if they are not plain values."""
    written = xml.text(element)
    values = literals(written)
    if written and not values:
        message = f"De tilladte svar i «{label}» skal være værdier adskilt af komma. Der står: {written}"
        report.add("dmn-values", message, element)
    return tuple(value for _, value in values)


def check_cell(report: Report, cell: etree._Element, where: str, rule: str, column: Input | Output) -> None:
    """Findings for the plain values of `cell` that are not of the column's type or not among its allowed values."""
    allowed = column.allowed
    for text, value in literals(xml.text(cell)):
        expected = _TYPES.get(column.type)
        if expected and type(value) is not expected[0]:
            message = f"{where}: {text} er ikke {expected[1]}, som kolonnen er sat til."
            report.add("dmn-values", message, cell, element_id=rule, severity=Severity.WARNING)
        elif allowed and not _is_allowed(value, allowed):
            message = f"{where}: {text} er ikke blandt kolonnens tilladte værdier."
            report.add("dmn-values", message, cell, element_id=rule)


def _is_allowed(value: Any, allowed: UnaryTests | tuple[Any, ...]) -> bool:
    if isinstance(allowed, tuple):
        return value in allowed
    return allowed.matches(value, {}, **_ANY_TIME)[0]  # type: ignore[arg-type]
