"""The verbs between taking a version in and cases that start on it: approve, put in use, go back to an older one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import DeploymentNotFound, NotAllowed, Refused
from engine.persistence.base import lock_deployments
from engine.persistence.definition_records import approver, deployment_record
from engine.persistence.definitions import Deployment, ProcessDefinition
from engine.persistence.people import Setting
from engine.records.definitions import DeploymentRecord
from engine.services.context import Context
from engine.services.releasing import APPROVAL, DEMANDED, approval_demanded, must_deploy
from engine.services.versions import Noted, note_event, put_in_use


@dataclass(frozen=True)
class Releases:
    """What is in use. Verbs are of a whole deployment: its procedures, forms and tables belong together.

    A running case keeps its version, whatever is put in use.
    """

    context: Context

    def demand_approval(self, demanded: bool) -> None:
        """Whether new versions need another person's approval from now on; what is in use stays.

        Whoever calls it is trusted: the command line.
        """
        value = DEMANDED if demanded else "no"
        self.context.transactions.write(lambda session: _set(session, value))

    def approval_demanded(self) -> bool:
        """Whether the organisation demands it."""
        return self.context.transactions.read(approval_demanded)

    def approve(self, deployment_id: str, actor: Actor, note: str = "") -> DeploymentRecord:
        """Say that a draft may be put in use. Raises RoleMissing, DeploymentNotFound, NotAllowed for who took it in,
        and Refused for what is no draft.
        """

        def verb(session: Session, deployment: Deployment) -> None:
            if not deployment.draft:
                raise Refused("Versionen har været i brug og skal ikke godkendes.")
            if deployment.deployed_by == actor.user_id:
                raise NotAllowed("Du har selv lagt versionen ind. En anden skal godkende den.")
            self._note(session, deployment, "approved", actor, note)

        return self._with(deployment_id, actor, verb)

    def activate(self, deployment_id: str, actor: Actor, note: str = "") -> DeploymentRecord:
        """Put a draft in use, or an older version again; new cases start on it from now on.

        Raises RoleMissing, DeploymentNotFound, and Refused for a draft that still needs approval or that calls a
        procedure of which no version is in use.
        """

        def verb(session: Session, deployment: Deployment) -> None:
            if deployment.draft:
                _must_be_approved(session, deployment)
            _must_reach_what_it_calls(session, deployment)
            put_in_use(session, deployment.id)
            deployment.draft = False
            self._note(session, deployment, "activated", actor, note)

        return self._with(deployment_id, actor, verb)

    def _with(self, deployment_id: str, actor: Actor, verb: Callable[[Session, Deployment], None]) -> DeploymentRecord:
        must_deploy(actor)

        def on_it(session: Session) -> DeploymentRecord:
            lock_deployments(session)
            deployment = session.get(Deployment, deployment_id)
            if deployment is None:
                raise DeploymentNotFound(deployment_id)
            verb(session, deployment)
            session.flush()
            session.expire_all()
            return deployment_record(session, deployment)

        return self.context.transactions.write(on_it)

    def _note(self, session: Session, deployment: Deployment, kind: str, actor: Actor, note: str) -> None:
        note_event(session, deployment, kind, Noted(actor.user_id, self.context.clock.now(), note.strip()))


def _set(session: Session, value: str) -> None:
    session.merge(Setting(key=APPROVAL, value=value))


def _must_be_approved(session: Session, deployment: Deployment) -> None:
    if approval_demanded(session) and approver(session, deployment.id) is None:
        raise Refused("Kladden skal godkendes af en anden end den, der lagde den ind, før den kan tages i brug.")


def _must_reach_what_it_calls(session: Session, deployment: Deployment) -> None:
    rows = session.scalars(select(ProcessDefinition).where(ProcessDefinition.deployment_id == deployment.id)).all()
    own = {row.key for row in rows}
    called = {key for row in rows for key in row.called_keys} - own
    known = set(session.scalars(select(ProcessDefinition.key).where(ProcessDefinition.latest)))
    if missing := sorted(called - known):
        names = ", ".join(f"«{key}»" for key in missing)
        raise Refused(f"Versionen kalder {names}, som ikke er i brug. Tag dem i brug først.")
