"""Records of what is in a version of a procedure, and of what tells two versions apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.records.definitions import DefinitionRecord


@dataclass(frozen=True)
class VersionForm:
    """The form of one element. `form` is an `engine.forms.schema.Form`; `who` is whose task it is, in words."""

    element_id: str
    name: str
    who: str
    is_start: bool
    form: Any


@dataclass(frozen=True)
class ChangeRecord:
    """One difference: `kind` is added, removed or changed, `about` is diagram, form or table."""

    kind: str
    element_id: str
    sentence: str
    about: str


@dataclass(frozen=True)
class VersionComparison:
    """Two versions of one procedure and all that is different in the newer."""

    old: DefinitionRecord
    new: DefinitionRecord
    changes: tuple[ChangeRecord, ...]
