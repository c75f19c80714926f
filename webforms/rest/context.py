"""What every resource needs of the request: the engine, who asks, the zone of dates, and the JSON that was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request

from engine.errors import ValueInvalid
from webforms.context import actor, engine, zone

__all__ = ["actor", "body", "engine", "variable_body", "zone"]


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


def variable_body() -> Mapping[str, Any]:
    """What was sent of one variable: a JSON object, or its text as the part `data` of a form, as a Python client does.

    Such a form carries no type, so the value is a text. Raises ValueInvalid.
    """
    if request.mimetype != "multipart/form-data":
        return body()
    part = request.files.get("data")
    if part is None and "data" not in request.form:
        raise ValueInvalid("Formularen har ingen del med navnet data. Send værdien dér, eller som JSON.")
    try:
        return {"value": part.read().decode("utf-8") if part else request.form["data"]}
    except UnicodeDecodeError as cause:
        raise ValueInvalid("En variabel kan ikke være en fil. Send den som en tekst eller som JSON.") from cause
