"""The source of an element in words: which document and section it comes from, and since when that holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from flask import g

from webforms.context import engine, zone
from webforms.formats import long_day
from webforms.organisation import SOURCE_NAMES as STORED_NAMES
from webforms.texts import SOURCE_NAMES

_DOCUMENT = re.compile(r"(^|; )([\w-]+)(?=, )")


def source_facts(properties: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label and text of what a diagram says of where an element comes from."""
    return [(SOURCE_NAMES[name], _told(text)) for name, text in properties.items() if name in SOURCE_NAMES]


def document_name(document: str) -> str:
    """The name of a source document, of its number or file name."""
    names = _names()
    return names.get(document) or names.get(document.split("_", maxsplit=1)[0]) or document


def source_words(text: str) -> str:
    """A source as a diagram writes it («000, § 85»), with the name of its document."""
    return _DOCUMENT.sub(lambda found: found[1] + document_name(found[2]), text)


def _told(text: str) -> str:
    try:
        return long_day(date.fromisoformat(text), zone())
    except ValueError:
        return source_words(text)


def _names() -> dict[str, str]:
    if "source_names" not in g:
        g.source_names = json.loads(engine().stored_settings.read(STORED_NAMES) or "{}")
    return cast(dict[str, str], g.source_names)
