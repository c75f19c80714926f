"""The verb that takes a deployment away again, as long as no case has ever needed it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import DeploymentNotFound, Refused
from engine.persistence.base import lock_deployments
from engine.persistence.definitions import (
    DecisionDefinition,
    Deployment,
    DeploymentFinding,
    FormDefinition,
    ProcessDefinition,
    Resource,
    VersionEvent,
)
from engine.persistence.instances import ACTIVE, SUSPENDED, ProcessInstance, Task, VariableScope
from engine.persistence.migration import MigrationBatch
from engine.persistence.trials import Trial
from engine.services.context import Context
from engine.services.releasing import must_deploy
from engine.services.versions import KINDS, Versioned

log = logging.getLogger(__name__)
PARTS = (DeploymentFinding, VersionEvent, Resource, ProcessDefinition, DecisionDefinition, FormDefinition)


@dataclass(frozen=True)
class Deletions:
    """What has been used stays: the cases' history needs its diagrams and forms."""

    context: Context

    def delete(self, deployment_id: str, actor: Actor) -> None:
        """Forget a deployment; of what it had in use the newest older version is in use then.

        Raises RoleMissing, DeploymentNotFound, and Refused when a case, a trial or another procedure needs it.
        """
        must_deploy(actor)

        def verb(session: Session) -> None:
            lock_deployments(session)
            deployment = session.get(Deployment, deployment_id)
            if deployment is None:
                raise DeploymentNotFound(deployment_id)
            if reason := _needed(session, deployment_id):
                raise Refused(reason)
            used = [_in_use(session, kind, deployment_id) for kind in KINDS]
            for part in PARTS:
                session.execute(delete(part).where(part.deployment_id == deployment_id))
            session.delete(deployment)
            session.flush()
            for kind, keys in zip(KINDS, used, strict=True):
                _put_older_in_use(session, kind, keys)

        self.context.transactions.write(verb)
        log.info("deployment %s was deleted by %s", deployment_id, actor.user_id)


def _needed(session: Session, deployment_id: str) -> str:
    """Why it cannot go, or an empty text."""
    if _has_cases(session, deployment_id):
        return "Udrulningen kan ikke slettes: der er sager, som bruger den. Tag en anden version i brug i stedet."
    processes = select(ProcessDefinition.id).where(ProcessDefinition.deployment_id == deployment_id)
    moved = or_(MigrationBatch.from_definition_id.in_(processes), MigrationBatch.to_definition_id.in_(processes))
    if session.scalar(select(exists().where(moved))):
        return "Udrulningen kan ikke slettes: sager er blevet flyttet fra eller til den."
    if session.scalar(select(exists().where(Trial.definition_id.in_(processes)))):
        return "Udrulningen kan ikke slettes: den er ved at blive prøvekørt."
    if callers := _left_without(session, deployment_id):
        return f"Udrulningen kan ikke slettes: den kaldes af {', '.join(callers)}."
    return ""


def _has_cases(session: Session, deployment_id: str) -> bool:
    processes = select(ProcessDefinition.id).where(ProcessDefinition.deployment_id == deployment_id)
    forms = select(FormDefinition.id).where(FormDefinition.deployment_id == deployment_id)
    for used in (
        ProcessInstance.definition_id.in_(processes),
        VariableScope.definition_id.in_(processes),
        Task.definition_id.in_(processes),
        Task.form_id.in_(forms),
    ):
        if session.scalar(select(exists().where(used))):
            return True
    tables = select(DecisionDefinition.id).where(DecisionDefinition.deployment_id == deployment_id)
    ids = {*session.scalars(processes), *session.scalars(tables)}
    running = select(ProcessInstance.bindings).where(ProcessInstance.status.in_((ACTIVE, SUSPENDED)))
    return any(not ids.isdisjoint(_bound(bindings)) for bindings in session.scalars(running))


def _bound(bindings: dict[str, dict[str, object]]) -> set[object]:
    """The ids of all definitions that a running case may come to need."""
    tables = (each for each in bindings["decisions"].values() if isinstance(each, dict))
    return {*bindings["processes"].values(), *(found for each in tables for found in each.values())}


def _left_without(session: Session, deployment_id: str) -> list[str]:
    """The procedures in use that call one of which no version would be left."""
    here = select(ProcessDefinition.key).where(ProcessDefinition.deployment_id == deployment_id)
    elsewhere = select(ProcessDefinition.key).where(ProcessDefinition.deployment_id != deployment_id)
    gone = set(session.scalars(here)) - set(session.scalars(elsewhere))
    others = select(ProcessDefinition).where(ProcessDefinition.latest, ProcessDefinition.deployment_id != deployment_id)
    return [f"«{each.name}»" for each in session.scalars(others) if not gone.isdisjoint(each.called_keys)]


def _in_use(session: Session, kind: Versioned, deployment_id: str) -> list[str]:
    return list(session.scalars(select(kind.key).where(kind.deployment_id == deployment_id, kind.latest)))


def _put_older_in_use(session: Session, kind: Versioned, keys: Iterable[str]) -> None:
    for key in keys:
        released = select(kind.id).join(Deployment).where(kind.key == key, Deployment.draft.is_(False))
        newest = session.scalar(released.order_by(kind.version.desc()).limit(1))
        session.execute(update(kind).where(kind.id == newest).values(latest=True))
