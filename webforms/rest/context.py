"""What every resource needs of the request: the engine, who asks, the zone of dates, and the JSON that was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request

from engine.errors import ValueInvalid
from webforms.context import actor, engine, zone

__all__ = ["actor", "body", "engine", "zone"]


def body() -> Mapping[str, Any]:
    """The JSON object that was sent; nothing sent is an empty one. Raises ValueInvalid."""
    if not request.get_data():
        return {}
    try:
        sent = request.get_json(force=True, silent=True)
    except RecursionError:
        sent = None
    if not isinstance(sent, dict):
        raise ValueInvalid("Kaldets indhold skal være et JSON-objekt.")
    return sent
