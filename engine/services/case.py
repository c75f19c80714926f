"""One case within one verb: its row locked, its state loaded, moved by actions, and written back with its history."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.bpmn.compiler import ExecutableProcess
from engine.errors import (
    EngineError,
    ExecutionFailed,
    InstanceEnded,
    InstanceSuspended,
)
from engine.execution.actions import Action, Advance, InstanceState, Repair, Scope
from engine.execution.runner import run
from engine.persistence.history import HistoryEvent
from engine.persistence.instances import ACTIVE, SUSPENDED, Incident, ProcessInstance, VariableScope
from engine.persistence.records import Wait, instance_record, told_instance
from engine.records.cases import InstanceRecord
from engine.services import projection
from engine.services.action_json import OfferJob, to_json
from engine.services.context import Context
from engine.services.followers import Follower
from engine.services.runtime import CaseRuntime

PLACE = ("process_key", "scope_id", "element_id", "element_name", "element_type", "activity_id")
LIVE_SCOPES = (
    select(VariableScope)
    .where(VariableScope.instance_id == bindparam("instance_id"), VariableScope.live)
    .order_by(VariableScope.position)
)
log = logging.getLogger(__name__)


@dataclass
class Case:
    """An instance in the hands of one verb. `events` are written at its end.

    `ended` tells that the diagram came to its end just now, `followers` what it wants started at once.
    """

    context: Context
    session: Session
    actor: Actor
    instance: ProcessInstance
    now: datetime
    events: list[dict[str, Any]] = field(default_factory=list)
    ended: bool = False
    waits: list[Wait] | None = None
    followers: list[Follower] = field(default_factory=list)

    def must_run(self) -> None:
        """Raises InstanceEnded or InstanceSuspended unless the case is active."""
        if self.instance.status == SUSPENDED:
            raise InstanceSuspended("Sagen er sat på pause. Vent, til den er genoptaget.")
        self.must_not_have_ended()

    def must_not_have_ended(self) -> None:
        """Raises InstanceEnded unless the case is active or suspended."""
        if self.instance.status not in (ACTIVE, SUSPENDED):
            raise InstanceEnded("Sagen er afsluttet.")

    def move(self, action: Action | Repair) -> ExecutionFailed | None:
        """Do an action, step on and write what came of it; or give the failure, and nothing has moved.

        Raises ValueInvalid for values that cannot be kept. What nobody foresaw is a failure like those of the diagram:
        what an adviser submitted must not be lost for our mistake either.
        """
        try:
            advance = self._run(action)
        except ExecutionFailed as failure:
            return failure
        except (EngineError, SQLAlchemyError):
            raise
        except Exception as error:
            frames = "".join(traceback.format_tb(error.__traceback__))  # without the message, which may hold values
            log.error("unforeseen %s in case %s\n%s", type(error).__name__, self.instance.id, frames)
            return ExecutionFailed(f"Der skete en uventet fejl i motoren ({type(error).__name__}).")
        projection.write(self, advance)
        self.__dict__.pop("live_scopes", None)  # scopes may have opened and closed
        return None

    def move_or_open_incident(self, action: Action) -> None:
        """The same; a failure becomes an incident that holds the action."""
        failure = self.move(action)
        if failure is not None:
            self.open_incident(failure, action)

    def open_incident(self, failure: ExecutionFailed, action: Action | OfferJob) -> None:
        """Keep what could not be done; an incident that holds the same already tells the new reason."""
        written = to_json(action)
        there = self._open_incident_of(written)
        if there is not None:
            retell(there, failure)
            return
        key = failure.process_key or self.instance.process_key
        incident = Incident(
            id=str(uuid4()),
            instance_id=self.instance.id,
            definition_id=self.definition_id(key),
            process_key=key,
            kind=failure.code,
            element_id=failure.element_id,
            element_name=failure.element_name,
            message=failure.message,
            action=written,
            created_at=self.now,
            created_by=self.actor.user_id,
            resolved_at=None,
        )
        self.session.add(incident)
        self.instance.open_incidents += 1
        self.note("incident-opened", **_place(incident), details={"incident": incident.id, "message": incident.message})

    def _open_incident_of(self, written: dict[str, Any]) -> Incident | None:
        if not self.instance.open_incidents:
            return None
        query = select(Incident).where(Incident.instance_id == self.instance.id, Incident.resolved_at.is_(None))
        return next((incident for incident in self.session.scalars(query) if incident.action == written), None)

    def resolve(self, incident: Incident) -> None:
        """The incident needs nobody any more."""
        incident.resolved_at = self.now
        self.instance.open_incidents -= 1
        self.note("incident-resolved", **_place(incident), details={"incident": incident.id})

    def note(self, kind: str, *, details: Mapping[str, Any] | None = None, **place: str) -> None:
        """Add a line to history; `place` are the columns of an event that say where."""
        self.events.append(
            dict.fromkeys(PLACE, "")
            | {"process_key": self.instance.process_key}
            | place
            | {
                "at": self.now,
                "actor": self.actor.user_id,
                "kind": kind,
                "instance_id": self.instance.id,
                "details": dict(details or {}),
            }
        )

    def definition_id(self, process_key: str) -> str:
        """The version of a procedure that the case is bound to."""
        bound: str = self.instance.bindings["processes"][process_key]
        return bound

    def executable(self, process_key: str) -> ExecutableProcess:
        """That version, compiled."""
        return self.context.definitions.process(self.session, self.definition_id(process_key)).executable

    def record(self) -> InstanceRecord:
        """The case as it stands now."""
        if self.waits is None:
            self.session.flush()
            return instance_record(self.session, self.instance, self.now)
        deployed = self.context.definitions.process(self.session, self.instance.definition_id)
        waits = self.waits if self.instance.ended_at is None else []
        return told_instance(self.instance, deployed.name, deployed.version, waits, self.now)

    def finish(self) -> None:
        """Write the history of this verb."""
        self.session.flush()
        if self.events:
            self.session.execute(insert(HistoryEvent), self.events)
        self.events = []

    def _run(self, action: Action | Repair) -> Advance:
        bindings = self.instance.bindings
        runtime = CaseRuntime(self.session, self.context.definitions, bindings, self.now, self.context.settings.zone)
        processes = {key: self.executable(key) for key in bindings["processes"]}
        return run(processes, self.instance.process_key, self.state(), action, runtime)

    @cached_property
    def live_scopes(self) -> dict[str, VariableScope]:
        """The rows of the live scopes by id, callers before called."""
        return {row.id: row for row in self.session.scalars(LIVE_SCOPES, {"instance_id": self.instance.id})}

    def state(self) -> InstanceState | None:
        """The running state as it was kept last; None before the start has succeeded."""
        if self.instance.state is None:
            return None
        scopes = tuple(_scope(row) for row in self.live_scopes.values())
        return InstanceState(self.instance.state, scopes, self.instance.sequence)


def retell(incident: Incident, failure: ExecutionFailed) -> None:
    """Let an open incident tell of a newer failure."""
    incident.message, incident.kind = failure.message, failure.code
    incident.element_id, incident.element_name = failure.element_id, failure.element_name


def _place(incident: Incident) -> dict[str, str]:
    return {
        "process_key": incident.process_key,
        "element_id": incident.element_id,
        "element_name": incident.element_name,
    }


def _scope(row: VariableScope) -> Scope:
    return Scope(
        id=row.id,
        parent_id=row.parent_id,
        process_key=row.process_key,
        call_element_id=row.call_element_id,
        variables=row.variables,
        changed=row.changed,
        business_key=row.business_key,
    )
