"""Random answers to a form, as an adviser could give them: hidden fields left out, choices among what is offered."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.forms import Field, Form, visibility
from engine.forms.schema import Checkbox, Checklist, Choice, DateTime, Number


def answers(form: Form, seen: Mapping[str, Any], rng: random.Random, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """A value for every field that is shown when the variables are `seen`."""
    given = {field.key: _answer(field, rng) for field in form.fields()}
    shown = visibility.visible_keys(form, {**seen, **given}, now=now, zone=zone)
    return {key: value for key, value in given.items() if key in shown}


def _answer(field: Field, rng: random.Random) -> Any:
    if isinstance(field, Choice):
        offered = [option.value for option in field.options]
        if isinstance(field, Checklist):
            ticked = [value for value in offered if field.all_required or rng.random() < 0.5]
            needed = field.required or field.required_if is not None
            return ticked or (offered[:1] if needed else [])
        return field.default if field.readonly is True or not offered else rng.choice(offered)
    if isinstance(field, Checkbox):
        return field.required or rng.random() < 0.5
    if isinstance(field, Number):
        return rng.randint(0, 5)
    if isinstance(field, DateTime):
        day = f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        return day if field.subtype == "date" else f"{day}T10:00:00+02:00"
    return field.default if field.default is not None else "x"
