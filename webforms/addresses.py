"""Reads what lists ask for in their addresses."""

from __future__ import annotations

from flask import request

LAST_PAGE = 100_000


def page_number() -> int:
    """The page that `side` asks for; the first when it is no number."""
    text = request.args.get("side", "")
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 10 else 1
