"""Keeps the newest values of the variables that saved case lists ask for, so that the lists need not open a case.

Private to services.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from engine.execution.actions import Fact
from engine.persistence.organisation import SavedCaseList
from engine.persistence.succession import CaseMarker

if TYPE_CHECKING:
    from engine.services.case import Case


def write(case: Case, facts: Sequence[Fact]) -> None:
    """Note what a step wrote into these variables, in whichever procedure of the case it was."""
    removed = {fact.details["name"] for fact in facts if fact.kind == "variable-removed"}
    if removed:
        gone = delete(CaseMarker).where(CaseMarker.instance_id == case.instance.id, CaseMarker.name.in_(removed))
        case.session.execute(gone)
    written = {fact.details["name"]: fact.details["value"] for fact in facts if fact.kind == "variable-set"}
    if not written:
        return
    asked = set(case.session.scalars(select(SavedCaseList.variable)))
    for name in asked & written.keys():
        if isinstance(written[name], str):
            case.session.merge(CaseMarker(instance_id=case.instance.id, name=name, value=written[name]))
