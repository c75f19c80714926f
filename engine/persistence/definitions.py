"""Deployments and what came of them: resources as received, and definitions of procedures, decisions and forms.

`latest` marks the version of a definition that is in use: the one new cases start on, and that a binding `latest`
means. Of each key one at most is in use; a draft never is.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.persistence.base import Base


class Deployment(Base):
    """One deployment. `number` counts all deployments: it orders those of one instant.

    A `draft` has been taken in and has not been in use yet; `note` is what its owner wrote of it.
    """

    __tablename__ = "deployment"
    __table_args__ = (Index(None, "name", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    source: Mapped[str | None]
    deployed_at: Mapped[datetime]
    deployed_by: Mapped[str]
    note: Mapped[str] = mapped_column(Text)
    draft: Mapped[bool]


class DeploymentFinding(Base):
    """One finding of the checks when the deployment was taken in, in their order."""

    __tablename__ = "deployment_finding"

    deployment_id: Mapped[str] = mapped_column(ForeignKey("deployment.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str]
    line: Mapped[int]
    severity: Mapped[str]
    rule: Mapped[str]
    message: Mapped[str] = mapped_column(Text)
    element_id: Mapped[str]
    element_name: Mapped[str]


class VersionEvent(Base):
    """Who did what to a deployment: deployed, drafted, approved, activated. Rows are only ever added."""

    __tablename__ = "version_event"
    __table_args__ = (Index(None, "deployment_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    kind: Mapped[str]
    deployment_id: Mapped[str] = mapped_column(ForeignKey("deployment.id"))
    note: Mapped[str] = mapped_column(Text)


class Resource(Base):
    """One file of a deployment, byte for byte."""

    __tablename__ = "resource"

    deployment_id: Mapped[str] = mapped_column(ForeignKey("deployment.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class ProcessDefinition(Base):
    """One version of a procedure.

    `guidance` holds what the diagram says of each user task, and what its other elements and the procedure itself
    (under the empty id) stand on: element id → name, type, documentation and properties. `start_form` is the start
    event's form binding as stored JSON: kind, name, binding, version.
    """

    __tablename__ = "process_definition"
    __table_args__ = (UniqueConstraint("key", "version"), Index(None, "latest", "key"))

    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str]
    version: Mapped[int]
    latest: Mapped[bool]
    name: Mapped[str]
    version_tag: Mapped[str | None]
    deployment_id: Mapped[str] = mapped_column(ForeignKey("deployment.id"), index=True)
    resource: Mapped[str]
    documentation: Mapped[str]
    history_time_to_live: Mapped[str | None]
    starter_groups: Mapped[list[str]]
    starter_users: Mapped[list[str]]
    called_keys: Mapped[list[str]]
    start_form: Mapped[dict[str, Any] | None]
    guidance: Mapped[dict[str, Any]] = mapped_column(deferred=True)


class DecisionDefinition(Base):
    """One version of a decision table."""

    __tablename__ = "decision_definition"
    __table_args__ = (UniqueConstraint("key", "version"), Index(None, "latest", "key"))

    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str]
    version: Mapped[int]
    latest: Mapped[bool]
    name: Mapped[str]
    deployment_id: Mapped[str] = mapped_column(ForeignKey("deployment.id"), index=True)
    resource: Mapped[str]


class FormDefinition(Base):
    """One version of a form. `key` is the form's id, or the file name of an older form that has none."""

    __tablename__ = "form_definition"
    __table_args__ = (UniqueConstraint("key", "version"), Index(None, "latest", "key"))

    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str]
    version: Mapped[int]
    latest: Mapped[bool]
    deployment_id: Mapped[str] = mapped_column(ForeignKey("deployment.id"), index=True)
    resource: Mapped[str]
