"""Corrects a variable of a case, with a line in its history. Private to services."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from engine.errors import Refused, ValueInvalid
from engine.execution.actions import ROOT_SCOPE, SetVariables
from engine.persistence.instances import Incident
from engine.services.case import Case


def correct(case: Case, name: str, value: Any, *, scope_id: str | None, reason: str) -> None:
    """Set one variable, of the started procedure or of a live scope; nothing moves.

    In a case whose start failed the start's own variable is corrected. Raises InstanceEnded, ValueInvalid, Refused.
    """
    case.must_not_have_ended()
    if scope_id not in (None, *case.live_scopes):
        raise ValueInvalid(f"Sagen har ingen åben del med id «{scope_id}».")
    old = case.live_scopes[scope_id or ROOT_SCOPE].variables.get(name)
    case.note(
        "variable-corrected",
        scope_id=scope_id or ROOT_SCOPE,
        details={"name": name, "old": old, "new": value, "reason": reason},
    )
    if case.instance.state is None:
        _correct_start(case, name, value)
        return
    failure = case.move(SetVariables({name: value}, scope_id))
    if failure is not None:
        raise Refused(failure.message)


def _correct_start(case: Case, name: str, value: Any) -> None:
    row = case.live_scopes[ROOT_SCOPE]
    row.variables = row.variables | {name: value}
    query = select(Incident).where(Incident.instance_id == case.instance.id, Incident.resolved_at.is_(None))
    for incident in case.session.scalars(query):
        if incident.action["do"] == "start":
            incident.action = incident.action | {"variables": row.variables}
