"""What an owner asks for on the page «Flyt kørende sager»: versions, mapping and dates, as the address holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort, request
from werkzeug.datastructures import MultiDict

from engine.records.definitions import DefinitionRecord
from webforms.context import actor, engine

PREFIX = "m."  # of a field of the mapping: `m.Task_gammel=Task_ny`
CHOSEN = "valgt"  # the two versions that the fields of the mapping are for; without it the proposal is wanted


@dataclass(frozen=True)
class Asked:
    """`mapping` is None where the proposed one is wanted."""

    key: str
    versions: tuple[DefinitionRecord, ...]
    old: DefinitionRecord
    new: DefinitionRecord
    mapping: Mapping[str, str] | None
    recompute: bool

    @property
    def wish(self) -> dict[str, Any]:
        """The same as `engine.migration` takes it."""
        return {"mapping": self.mapping, "recompute": self.recompute}


def read_asked(key: str) -> Asked:
    """What the address or the posted fields ask for; without versions the newest, and the one before with most cases.

    404 for a procedure with only one version.
    """
    versions = tuple(engine().read.definitions(actor(), latest=False, key=key))
    if len(versions) < 2:
        abort(404)
    fields = request.values
    new = _version(versions, fields.get("til"), next((each for each in versions if each.is_latest), versions[0]))
    others = [each for each in versions if each.id != new.id]
    old = _version(others, fields.get("fra"), max(others, key=lambda each: (each.running, each.version)))
    return Asked(key, versions, old, new, _mapping(fields, old, new), fields.get("frister") == "ja")


def _version(
    versions: list[DefinitionRecord] | tuple[DefinitionRecord, ...], asked: str | None, otherwise: DefinitionRecord
) -> DefinitionRecord:
    return next((each for each in versions if str(each.version) == asked), otherwise)


def pair(old: DefinitionRecord, new: DefinitionRecord) -> str:
    """Two versions as one text."""
    return f"{old.version}-{new.version}"


def _mapping(fields: MultiDict[str, str], old: DefinitionRecord, new: DefinitionRecord) -> Mapping[str, str] | None:
    if fields.get(CHOSEN) != pair(old, new):
        return None
    return {name.removeprefix(PREFIX): value for name, value in fields.items() if name.startswith(PREFIX)}
