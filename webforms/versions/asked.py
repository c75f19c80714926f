"""Which version of a procedure a page is asked for, and the tabs of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request, url_for

from engine.actor import Actor
from engine.errors import DefinitionNotFound
from engine.records.definitions import DefinitionRecord
from webforms.context import actor, engine

OWNERS = "procesejere og administratorer"
TABS = {
    "deployments.definition": "Oversigt",
    "versions.steps": "Trin",
    "versions.forms": "Formularer",
    "versions.tables": "Beslutningstabeller",
    "versions.compare": "Sammenlign",
    "versions.history": "Historik",
}


@dataclass(frozen=True)
class AskedVersion:
    """The version shown, the one in use if there is one, and all of them, newest first."""

    shown: DefinitionRecord
    used: DefinitionRecord | None
    versions: tuple[DefinitionRecord, ...]

    @property
    def standing(self) -> tuple[str, str]:
        """How the version stands, as the words and the look of a badge."""
        if self.shown.is_latest:
            return "I brug", "success"
        if self.shown.is_draft:
            return "Kladde", "warning"
        is_older = self.used is not None and self.shown.version < self.used.version
        return ("Ældre version" if is_older else "Ikke i brug"), "quiet"

    def tabs(self, endpoint: str) -> list[tuple[str, str, bool]]:
        """Name, address and whether it is the current one, of the pages about this version."""
        return [(name, self._address(each), each == endpoint) for each, name in TABS.items()]

    def _address(self, endpoint: str) -> str:
        if endpoint == "versions.compare":
            return url_for(endpoint, key=self.shown.key)
        return url_for(endpoint, key=self.shown.key, version=self.shown.version)


def may_deploy(who: Actor) -> bool:
    """Whether the pages of this package are for them."""
    return who.may_deploy


def asked_version(key: str) -> AskedVersion:
    """The version that `version` asks for, else the one in use, else the newest. Raises DefinitionNotFound."""
    versions = versions_of(key)
    used = next((each for each in versions if each.is_latest), None)
    shown = numbered(versions, request.args.get("version")) or used or versions[0]
    return AskedVersion(shown, used, versions)


def versions_of(key: str) -> tuple[DefinitionRecord, ...]:
    """All versions of a procedure, newest first. Raises DefinitionNotFound where there is none."""
    versions = tuple(engine().read.definitions(actor(), latest=False, key=key))
    if not versions:
        raise DefinitionNotFound(key)
    return versions


def numbered(versions: Sequence[DefinitionRecord], text: str | None) -> DefinitionRecord | None:
    """The version of that number."""
    return next((each for each in versions if str(each.version) == text), None)
