"""Addresses of our static files: with a piece of the content's hash, so that browsers may keep them for a year."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import url_for

STATIC = Path(__file__).parent / "static"


def asset(name: str) -> str:
    """The address of a file below `static/`; ValueError if there is none (run `make assets`)."""
    path = STATIC / name
    if not path.is_file():
        raise ValueError(f"webforms/static/{name} is missing: run make assets")
    return url_for("static", filename=name, v=_digest(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=200)
def _digest(path: Path, changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
