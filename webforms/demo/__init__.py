"""The demo municipality: a person per team, and a clock that the administrator can move."""

from __future__ import annotations

from flask import Flask, request

from engine.demo_clock import DemoClock
from webforms.context import engine
from webforms.demo.views import blueprint

__all__ = ["blueprint", "register"]


def register(app: Flask) -> None:
    """Give `app` the clock's page, and read the clock anew before each request; only in demo mode."""
    app.register_blueprint(blueprint)
    app.before_request(_refresh_clock)


def _refresh_clock() -> None:
    clock = engine().clock
    if isinstance(clock, DemoClock) and request.endpoint != "static":
        clock.refresh()
