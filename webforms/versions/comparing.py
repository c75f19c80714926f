"""What the page of a comparison shows: the sentences by subject, and what each of the two drawings marks."""

from __future__ import annotations

from collections.abc import Sequence

from engine.records.comparison import ChangeRecord, VersionComparison
from engine.records.definitions import DefinitionRecord

SUBJECTS = {"diagram": "Diagrammet", "form": "Formularerne", "table": "Beslutningstabellerne"}
SIGNS = {"added": ("+", "Ny", "success"), "removed": ("−", "Fjernet", "error"), "changed": ("≠", "Ændret", "warning")}
Marks = dict[str, list[str]]


def by_subject(changes: Sequence[ChangeRecord]) -> list[tuple[str, list[ChangeRecord]]]:
    """The changes under a heading each for diagram, forms and tables; what is unchanged is left out."""
    grouped = [(name, [each for each in changes if each.about == about]) for about, name in SUBJECTS.items()]
    return [(name, found) for name, found in grouped if found]


def marks(comparison: VersionComparison) -> tuple[Marks, Marks]:
    """What the older and the newer drawing mark, by kind: ids of elements and flows."""

    def ids(kind: str) -> list[str]:
        return sorted({each.element_id for each in comparison.changes if each.kind == kind})

    changed = [each for each in ids("changed") if each not in ids("added") + ids("removed")]
    return {"removed": ids("removed"), "changed": changed}, {"added": ids("added"), "changed": changed}


def pair(
    versions: Sequence[DefinitionRecord], old: DefinitionRecord | None, new: DefinitionRecord | None
) -> tuple[DefinitionRecord, DefinitionRecord] | None:
    """The two to compare, older ones filled in: the newest, against the one in use or else the one before.

    None for a procedure with one version only.
    """
    if len(versions) < 2:
        return None
    new = new or next(each for each in versions if each is not old)
    if old is None:
        others = [each for each in versions if each is not new]
        used = next((each for each in others if each.is_latest), None)
        old = used or next((each for each in others if each.version < new.version), others[0])
    return old, new
