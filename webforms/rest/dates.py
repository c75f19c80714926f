"""Instants as Camunda writes them, 2026-01-31T08:00:00.000+0100, and as clients send them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

from engine.errors import ValueInvalid


def written(instant: datetime | None, zone: tzinfo) -> str | None:
    """`instant` on the municipality's wall clock, with milliseconds and an offset without colon; None stays None."""
    if instant is None:
        return None
    local = instant.astimezone(zone)
    return local.strftime("%Y-%m-%dT%H:%M:%S.") + f"{local.microsecond // 1000:03d}" + local.strftime("%z")


def as_written(instant: datetime) -> datetime:
    """`instant` without what is finer than an answer shows, so that an answered date finds what it was answered for."""
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def read_instant(text: str, zone: tzinfo) -> datetime:
    """The instant a client wrote, with or without colon in the offset; without offset it is local. UTC comes back.

    Raises ValueInvalid.
    """
    try:
        value = datetime.fromisoformat(re.sub(r" (\d{2}:?\d{2})$", r"+\1", text.strip()))
        return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as cause:
        sentence = f"«{text[:100]}» er ikke et tidspunkt. Skriv det som 2026-01-31T08:00:00.000+0100."
        raise ValueInvalid(sentence) from cause
