"""Ends a case from outside its diagram: when it is canceled, or a deviation is agreed. Private to services."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from engine.execution.actions import ROOT_SCOPE
from engine.persistence.instances import COMPLETED, CaseTeam, Incident, Job, Task, TaskCandidate, VariableScope
from engine.services.case import Case

AGREED, AGREED_NAME = "End_afvigelse_aftalt", "Afvigelse er aftalt"
RESPONSIBLE = "ansvarlig_team"  # C-06


def cut_off(case: Case, status: str) -> None:
    """End the case where it stands: its tasks, timers and incidents go with it."""
    instance, session = case.instance, case.session
    instance.status, instance.ended_at, instance.state = status, case.now, None
    open_tasks = select(Task.id).where(Task.instance_id == instance.id, Task.status == "open")
    ids = list(session.scalars(open_tasks))
    session.execute(delete(TaskCandidate).where(TaskCandidate.task_id.in_(ids)))
    gone = update(Task).where(Task.id.in_(ids))
    session.execute(gone.values(status="canceled", completed_at=case.now, local_variables=None))
    session.execute(delete(Job).where(Job.instance_id == instance.id))
    query = select(Incident).where(Incident.instance_id == instance.id, Incident.resolved_at.is_(None))
    for incident in session.scalars(query).all():
        case.resolve(incident)


def end_by_deviation(origin: Case, deviation: Case) -> None:
    """End the case that a deviation was agreed about: in that state, with the agreed team responsible (C-14)."""
    team = deviation.instance.responsible_team
    cut_off(origin, COMPLETED)
    origin.instance.end_event_id, origin.instance.end_name = AGREED, AGREED_NAME
    origin.note("deviation-agreed", details={"instance": deviation.instance.id, "team": team})
    if team:
        _make_responsible(origin, team)
    origin.note("instance-ended", details={"end_event_id": AGREED})


def _make_responsible(case: Case, team: str) -> None:
    case.instance.responsible_team = team
    started = case.session.get(VariableScope, (case.instance.id, ROOT_SCOPE))
    if started is not None:
        started.variables = started.variables | {RESPONSIBLE: team}
    case.note("variable-set", scope_id=ROOT_SCOPE, details={"name": RESPONSIBLE, "value": team})
    if case.session.get(CaseTeam, (case.instance.id, team)) is None:
        case.session.add(CaseTeam(instance_id=case.instance.id, team=team))
