"""What templates can use: filters for dates, names and words, and the values every page needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask, g
from jinja2 import StrictUndefined

from webforms import formats, texts
from webforms.assets import asset
from webforms.context import config, district_name, now, team_name, user_name, zone
from webforms.forms.display import display_any
from webforms.navigation import menu
from webforms.sources import document_name, source_words


def give_to_templates(app: Flask) -> None:
    """Register filters, globals and the values of every page."""
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.globals.update(asset=asset, menu=menu, clock_now=now)
    environment.filters.update(FILTERS)
    app.context_processor(_of_every_page)


def _of_every_page() -> dict[str, Any]:
    settings = config()
    return {"signed_in": g.get("actor"), "demo": settings.is_demo, "municipality": settings.municipality}


def _zoned(write: Callable[..., str]) -> Callable[..., str]:
    return lambda instant: write(instant, zone())


def _relative(write: Callable[..., str]) -> Callable[..., str]:
    return lambda instant: write(instant, now(), zone())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, which blank lines part."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def is_overdue(instant: datetime | None) -> bool:
    """Whether a deadline is over."""
    return instant is not None and instant < now()


FILTERS: dict[str, Callable[..., Any]] = {
    "day": _zoned(formats.day),
    "long_day": _zoned(formats.long_day),
    "moment": _zoned(formats.moment),
    "iso": _zoned(formats.iso),
    "due_words": _relative(formats.due_words),
    "due_status": _relative(formats.due_status),
    "since_words": _relative(formats.since_words),
    "masked": formats.masked,
    "overdue": is_overdue,
    "paragraphs": paragraphs,
    "team": team_name,
    "district": district_name,
    "document": document_name,
    "source_words": source_words,
    "person": user_name,
    "status_name": lambda status: texts.INSTANCE_STATUS.get(status, status),
    "status_badge": lambda status: texts.INSTANCE_BADGE.get(status, "quiet"),
    "severity_name": lambda severity: texts.SEVERITY_NAMES.get(severity, severity),
    "shown": lambda value: display_any(value, zone=zone()),
    "element_type": lambda kind: texts.ELEMENT_TYPES.get(kind, kind),
    "element": lambda each: each.name if each.name != each.id else f"Uden navn: {each.id}",
}
