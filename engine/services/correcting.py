"""Corrects variables of a case, with lines in its history. Private to services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from engine.errors import Refused, ValueInvalid
from engine.execution.actions import ROOT_SCOPE, SetVariables
from engine.execution.variables import check_storable
from engine.persistence.instances import Incident
from engine.services.case import Case


def correct(
    case: Case,
    values: Mapping[str, Any],
    *,
    scope_id: str | None = None,
    removed: Iterable[str] = (),
    reason: str = "",
) -> None:
    """Set variables, of the started procedure or of a live scope, and take some away; nothing moves.

    In a case whose start failed the start's own variables are corrected. Raises InstanceEnded, ValueInvalid, Refused.
    """
    case.must_not_have_ended()
    if scope_id not in (None, *case.live_scopes):
        raise ValueInvalid(f"Sagen har ingen åben del med id «{scope_id}».")
    known = case.live_scopes[scope_id or ROOT_SCOPE].variables
    gone = [name for name in dict.fromkeys(removed) if name in known]
    told = [{"name": name, "old": known.get(name), "new": value} for name, value in values.items()]
    told += [{"name": name, "old": known[name], "new": None, "removed": True} for name in gone]
    for details in told:
        case.note("variable-corrected", scope_id=scope_id or ROOT_SCOPE, details={**details, "reason": reason})
    if case.instance.state is None:
        _correct_start(case, values, gone)
    else:
        set_variables(case, SetVariables(values, scope_id, tuple(gone)))


def set_variables(case: Case, action: SetVariables) -> None:
    """Do it at once or not at all. Raises ValueInvalid, Refused."""
    failure = case.move(action)
    if failure is not None:
        raise Refused(failure.message)


def _correct_start(case: Case, values: Mapping[str, Any], gone: Iterable[str]) -> None:
    for name, value in values.items():
        check_storable(name, value)
    row = case.live_scopes[ROOT_SCOPE]
    row.variables = {name: value for name, value in {**row.variables, **values}.items() if name not in gone}
    query = select(Incident).where(Incident.instance_id == case.instance.id, Incident.resolved_at.is_(None))
    for incident in case.session.scalars(query):
        if incident.action["do"] == "start":
            incident.action = incident.action | {"variables": row.variables}
