"""What every resource needs of the request: the engine, who asks, and the JSON that was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from zoneinfo import ZoneInfo

from flask import current_app, g, request

from engine.actor import Actor
from engine.errors import ValueInvalid
from engine.process_engine import ProcessEngine


def engine() -> ProcessEngine:
    """The application's process engine."""
    return cast(ProcessEngine, current_app.extensions["process_engine"])


def actor() -> Actor:
    """Who signed in for this call (set by `authentication`)."""
    return cast(Actor, g.rest_actor)


def zone() -> ZoneInfo:
    """The municipality's time zone: dates in answers are written in it."""
    return engine().settings.zone


def body() -> Mapping[str, Any]:
    """The JSON object that was sent; nothing sent is an empty one. Raises ValueInvalid."""
    if not request.get_data():
        return {}
    sent = request.get_json(force=True, silent=True)
    if not isinstance(sent, dict):
        raise ValueInvalid("Kaldets indhold skal være et JSON-objekt.")
    return sent
