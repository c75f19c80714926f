"""What stands at the head of a procedure document: the diagram's own facts, and when the version was approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.records.definitions import VersionEventRecord
from engine.records.documents import ProcedureDocument
from webforms.context import user_name, zone
from webforms.formats import day
from webforms.sources import source_words

STOOD = {"approved": "Godkendt i Sagsgang", "activated": "Taget i brug", "deployed": "Taget i brug"}
SINCE = {"approved": "godkendt", "activated": "taget i brug", "deployed": "taget i brug"}


@dataclass(frozen=True)
class Head:
    """The facts with their labels, and what the changes are counted from (empty for a first version)."""

    facts: tuple[tuple[str, str], ...]
    since: str


def head_of(document: ProcedureDocument) -> Head:
    """The head, in the municipality's words: dates as dd.mm.åååå, of each kind of approval the newest only."""
    return Head(tuple(_facts(document)), _since(document))


def _facts(document: ProcedureDocument) -> list[tuple[str, str]]:
    told = [(label, _told(text)) for label, text in document.heading]
    newest: dict[str, str] = {}
    for event in document.standing:
        newest.setdefault(STOOD[event.kind], _by(event))
    return [*told, *newest.items()]


def _since(document: ProcedureDocument) -> str:
    """`version 2 (taget i brug 12.03.2026)`."""
    before = document.previous
    return f"version {before.version} ({SINCE[before.kind]} {day(before.at, zone())})" if before else ""


def _by(event: VersionEventRecord) -> str:
    return f"{day(event.at, zone())} af {user_name(event.actor)}"


def _told(text: str) -> str:
    try:
        return day(date.fromisoformat(text), zone())
    except ValueError:
        return source_words(text)
