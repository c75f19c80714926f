"""What a case's course says of being repaired by hand or moved to another version: heading and text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from webforms.context import zone
from webforms.formats import moment

Told = tuple[str, str]


def repaired(details: Mapping[str, Any]) -> Told:
    """An owner moved a token, skipped or repeated a step, or changed a timer."""
    name, target = details.get("name"), details.get("to_name")
    told = {
        "move": f"fra «{name}» til «{target}».",
        "skip": f"«{name}» er sprunget over.",
        "repeat": f"«{target}» er sat i gang ved siden af «{name}».",
        "timer": f"«{name}» er ændret fra {_when(details.get('old'))} til {_when(details.get('new'))}.",
    }
    return "Sagen er rettet:", f"{told.get(str(details.get('what')), '')} Begrundelse: {details.get('reason')}"


def migrated(details: Mapping[str, Any]) -> Told:
    """The case goes on in another version."""
    version, name = details.get("to_version"), details.get("name")
    plan = details.get("plan") or {}
    steps = [
        f"«{each['element_name']}» blev til «{each['new_element_name']}»"
        for each in plan.get("positions", ())
        if (each["element_id"], each["element_name"]) != (each["new_element_id"], each["new_element_name"])
    ]
    told = f"af {name}. {', '.join(steps)}{'.' if steps else ''} Begrundelse: {details.get('reason')}"
    return f"Sagen er flyttet til version {version}", " ".join(told.split())


def put_back(details: Mapping[str, Any]) -> Told:
    """The move was taken back."""
    return "Flytningen er fortrudt.", "Sagen står igen, som den gjorde før."


def _when(text: Any) -> str:
    return moment(datetime.fromisoformat(str(text)), zone()) if text else "ukendt"
