"""Which version a name stands for: the one in use, of the same deployment, or a numbered one; never another draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.persistence.definitions import DecisionDefinition, Deployment, FormDefinition, ProcessDefinition

Definition = type[ProcessDefinition] | type[DecisionDefinition] | type[FormDefinition]


def latest_process(session: Session, key: str) -> ProcessDefinition | None:
    """The version of a procedure that is in use."""
    return session.scalar(select(ProcessDefinition).where(ProcessDefinition.latest, ProcessDefinition.key == key))


def newest_id(session: Session, key: str) -> str | None:
    """The id of the newest version of a procedure, be it a draft."""
    query = select(ProcessDefinition.id).where(ProcessDefinition.key == key)
    return session.scalar(query.order_by(ProcessDefinition.version.desc()).limit(1))


def bound_id(
    session: Session, kind: Definition, key: str, *, binding: str, version: str | None, deployment_id: str
) -> str | None:
    """The id of the definition that `key` is bound to, seen from a diagram of `deployment_id`; None when unknown."""
    query = select(kind.id).where(kind.key == key)
    if binding == "deployment":
        query = query.where(kind.deployment_id == deployment_id)
    elif binding == "version" and version and version.isdecimal():
        drafts = select(Deployment.id).where(Deployment.draft)
        query = query.where(kind.version == int(version), kind.deployment_id.not_in(drafts))
    else:
        query = query.where(kind.latest)
    return session.scalar(query.order_by(kind.version.desc()).limit(1))


def bound_form_id(session: Session, form: Mapping[str, Any] | None, deployment_id: str) -> str | None:
    """The id of the form an element names (kind, name, binding, version); None when it names none or is unknown."""
    if form is None:
        return None
    if form["kind"] == "file":
        query = select(FormDefinition.id).where(
            FormDefinition.deployment_id == deployment_id, FormDefinition.resource == form["name"]
        )
        return session.scalar(query.limit(1))
    return bound_id(
        session,
        FormDefinition,
        form["name"],
        binding=form["binding"],
        version=form["version"],
        deployment_id=deployment_id,
    )


def newest_deployment(session: Session, name: str, source: str | None) -> Deployment | None:
    """The newest deployment of that name and source."""
    query = select(Deployment).where(Deployment.name == name, Deployment.source == source)
    return session.scalar(query.order_by(Deployment.number.desc()).limit(1))
