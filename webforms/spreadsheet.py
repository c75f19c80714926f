"""Lists as a CSV file that a Danish spreadsheet opens: semicolons, a byte order mark, and no text that is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from flask import Response

from webforms.context import now, zone
from webforms.formats import day

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # how a cell begins that a spreadsheet computes (OWASP, CSV injection)
Cell = str | int | datetime | None


def spreadsheet(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """The answer that a browser saves as `<name>-<today>.csv`; instants become dates as they are written in Danish."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    answer = Response(text.getvalue().encode("utf-8-sig"), mimetype="text/csv")
    file = f"{name}-{now().astimezone(zone()).date().isoformat()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


def _written(cell: Cell) -> str | int:
    if isinstance(cell, datetime):
        return day(cell, zone())
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else cell


def harmless(text: str) -> str:
    """The text, with an apostrophe before one that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
