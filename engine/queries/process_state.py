"""One case: where it stands, its variables, timers and incidents. The running state is never opened."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import IncidentNotFound, JobNotFound
from engine.persistence.external_tasks import external_task_record, select_external_tasks
from engine.persistence.history import HistoryEvent
from engine.persistence.instances import Incident, Job, ProcessInstance, Task, VariableScope
from engine.persistence.records import (
    history_record,
    incident_record,
    instance_record,
    scope_record,
    select_tasks,
    task_record,
    timer_record,
)
from engine.queries.activities import activities
from engine.queries.base import Queries, visible_cases, visible_instance
from engine.records.cases import IncidentRecord, InstanceRecord, ProcessState, ScopeRecord, TimerRecord


class ProcessStates(Queries):
    """What is known of single cases, and what waits or has failed in them."""

    def instance(self, instance_id: str, actor: Actor) -> InstanceRecord:
        """One case. Raises InstanceNotFound, also when the actor may not see it."""

        def query(session: Session) -> InstanceRecord:
            return instance_record(session, visible_instance(session, instance_id, actor), self.clock.now())

        return self.transactions.read(query)

    def process_state(self, instance_id: str, actor: Actor) -> ProcessState:
        """All that a case's page shows. Raises InstanceNotFound."""
        return self.transactions.read(lambda session: self._state(session, instance_id, actor))

    def variables(self, instance_id: str, actor: Actor) -> dict[str, Any]:
        """The variables of the started procedure. Raises InstanceNotFound."""

        def query(session: Session) -> dict[str, Any]:
            visible_instance(session, instance_id, actor)
            started = select(VariableScope).where(
                VariableScope.instance_id == instance_id, VariableScope.parent_id.is_(None)
            )
            scope = session.scalar(started)
            return dict(scope.variables) if scope else {}

        return self.transactions.read(query)

    def jobs(self, actor: Actor, *, instance_id: str | None = None) -> list[TimerRecord]:
        """The armed timers of cases the actor may see, by due time."""
        return self.transactions.read(lambda session: _timers(session, visible_cases(actor), instance_id))

    def job(self, job_id: str, actor: Actor) -> TimerRecord:
        """One armed timer. Raises JobNotFound."""

        def query(session: Session) -> TimerRecord:
            job = session.get(Job, job_id)
            if job is None or job.kind != "timer":
                raise JobNotFound(job_id)
            return timer_record(job, visible_instance(session, job.instance_id, actor, JobNotFound).business_key)

        return self.transactions.read(query)

    def incidents(
        self,
        actor: Actor,
        *,
        instance_id: str | None = None,
        resolved: bool | None = False,
        most: int | None = None,
    ) -> list[IncidentRecord]:
        """The incidents of cases the actor may see, oldest first, `most` at most: the open ones; with None all."""
        seen = visible_cases(actor)
        return self.transactions.read(lambda session: _incidents(session, seen, instance_id, resolved, most))

    def incident(self, incident_id: str, actor: Actor) -> IncidentRecord:
        """One incident, open or not. Raises IncidentNotFound."""

        def query(session: Session) -> IncidentRecord:
            found = session.get(Incident, incident_id)
            if found is None:
                raise IncidentNotFound(incident_id)
            case = visible_instance(session, found.instance_id, actor, IncidentNotFound)
            return incident_record(found, case.business_key)

        return self.transactions.read(query)

    def _state(self, session: Session, instance_id: str, actor: Actor) -> ProcessState:
        instance = visible_instance(session, instance_id, actor)
        here = ProcessInstance.id == instance_id
        tasks = select_tasks().where(Task.instance_id == instance_id, Task.status == "open")
        events = select(HistoryEvent).where(HistoryEvent.instance_id == instance_id).order_by(HistoryEvent.id)
        services = select_external_tasks().where(Job.instance_id == instance_id).order_by(Job.created_at, Job.id)
        return ProcessState(
            instance=instance_record(session, instance, self.clock.now()),
            tasks=tuple(
                task_record(row, actor.user_id) for row in session.execute(tasks.order_by(Task.due_sort, Task.id))
            ),
            timers=tuple(_timers(session, here, instance_id)),
            incidents=tuple(_incidents(session, here, instance_id, False)),
            scopes=tuple(scopes(session, instance_id)),
            history=tuple(history_record(event) for event in session.scalars(events)),
            activities=activities(session, instance),
            services=tuple(external_task_record(row) for row in session.execute(services)),
        )


def scopes(session: Session, instance_id: str) -> list[ScopeRecord]:
    """The scopes of a case, the started procedure's first."""
    query = select(VariableScope).where(VariableScope.instance_id == instance_id)
    ordered = query.order_by(VariableScope.parent_id.is_not(None), VariableScope.live.desc(), VariableScope.position)
    return [scope_record(scope) for scope in session.scalars(ordered)]


def _timers(session: Session, visible: ColumnElement[bool], instance_id: str | None) -> list[TimerRecord]:
    query = select(Job, ProcessInstance.business_key).join(ProcessInstance, ProcessInstance.id == Job.instance_id)
    query = query.where(visible, Job.kind == "timer").order_by(Job.due_at, Job.id)
    if instance_id is not None:
        query = query.where(Job.instance_id == instance_id)
    return [timer_record(job, business_key) for job, business_key in session.execute(query)]


def _incidents(
    session: Session,
    visible: ColumnElement[bool],
    instance_id: str | None,
    resolved: bool | None,
    most: int | None = None,
) -> list[IncidentRecord]:
    query = select(Incident, ProcessInstance.business_key).where(visible)
    query = query.join(ProcessInstance, ProcessInstance.id == Incident.instance_id)
    if instance_id is not None:
        query = query.where(Incident.instance_id == instance_id)
    if resolved is not None:
        query = query.where(Incident.resolved_at.is_not(None) if resolved else Incident.resolved_at.is_(None))
    rows = session.execute(query.order_by(Incident.created_at, Incident.id).limit(most))
    return [incident_record(incident, business_key) for incident, business_key in rows]
