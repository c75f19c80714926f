"""Lists as a CSV file that a Danish spreadsheet opens: semicolons, a byte order mark, and no text that is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from flask import Response

from engine.forms.numbers import danish_number
from webforms.context import now, zone
from webforms.downloads import download
from webforms.formats import day

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # how a cell begins that a spreadsheet computes (OWASP, CSV injection)
MOST = 20_000
CUT = "Kun de første {} rækker er med. Indsnævr listen med filtrene, og hent den igen."
Cell = str | int | datetime | None


def spreadsheet(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], most: int = MOST) -> Response:
    """The answer that a browser saves as `<name>-<today>.csv`; instants become dates as they are written in Danish.

    When there are more than `most` rows, the last line and the file's name say so.
    """
    some = list(islice(rows, most + 1))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_written(cell) for cell in row] for row in some[:most])
    if is_cut := len(some) > most:
        writer.writerow([CUT.format(danish_number(most))])
    file = f"{name}-{now().astimezone(zone()).date().isoformat()}{'-ikke-alle' if is_cut else ''}.csv"
    return download(text.getvalue().encode("utf-8-sig"), file, "text/csv; charset=utf-8")


def _written(cell: Cell) -> str | int:
    if isinstance(cell, datetime):
        return day(cell, zone())
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else cell


def harmless(text: str) -> str:
    """The text, with an apostrophe before one that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
