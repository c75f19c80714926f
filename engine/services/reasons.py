"""Why a person puts something right, which the case's team reads on its page. Private to services."""

from __future__ import annotations

from engine.errors import ValueInvalid

MAX_REASON = 2_000


def must_say_why(reason: str) -> None:
    """Raises ValueInvalid for no reason, and for one that is too long."""
    if not reason.strip() or len(reason) > MAX_REASON:
        raise ValueInvalid(f"Skriv en begrundelse på højst {MAX_REASON} tegn.")
