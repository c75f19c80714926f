"""A stretch of instants or numbers that a query asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Range:
    """From `since` on and before `until`, where given; `of` is what the query calls it. What is empty is out."""

    of: str
    since: datetime | int | None = None
    until: datetime | int | None = None
