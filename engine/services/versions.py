"""Writes the rows of a deployment: its files as received, and version n+1 of everything in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from engine.bpmn.model import Process
from engine.findings import Finding
from engine.persistence.definitions import (
    DecisionDefinition,
    Deployment,
    DeploymentFinding,
    FormDefinition,
    ProcessDefinition,
    Resource,
    VersionEvent,
)
from engine.persistence.history import HistoryEvent
from engine.services.deployment_files import DeploymentFiles

Versioned = type[ProcessDefinition] | type[DecisionDefinition] | type[FormDefinition]
KINDS: tuple[Versioned, ...] = (ProcessDefinition, DecisionDefinition, FormDefinition)
ASKED_PEOPLE = ("userTask", "manualTask")


@dataclass(frozen=True)
class Receipt:
    """Who takes a deployment in, when and from where; a draft is not put in use."""

    source: str | None
    now: datetime
    user_id: str
    note: str = ""
    draft: bool = False


@dataclass(frozen=True)
class Noted:
    """Who did something to a deployment, when, and what they wrote of it."""

    user_id: str
    at: datetime
    note: str = ""


def store(session: Session, read: DeploymentFiles, findings: Sequence[Finding], receipt: Receipt) -> Deployment:
    """Write one deployment that has been checked. The caller holds the lock on deployments."""
    deployment = Deployment(
        id=str(uuid4()),
        number=(session.scalar(select(func.max(Deployment.number))) or 0) + 1,
        name=read.name,
        source=receipt.source,
        deployed_at=receipt.now,
        deployed_by=receipt.user_id,
        note=receipt.note,
        draft=receipt.draft,
    )
    session.add(deployment)
    session.flush()
    files = [{"deployment_id": deployment.id, "name": name, "data": data} for name, data in read.files.items()]
    session.execute(insert(Resource), files)
    session.add_all(_finding(deployment.id, at, each) for at, each in enumerate(findings))
    _store_processes(session, deployment, read)
    for file, decisions in read.decisions.items():
        for decision in decisions:
            _add(session, DecisionDefinition, decision.id, deployment, file, name=decision.name)
    for file, form in read.forms.items():
        _add(session, FormDefinition, form.id or file, deployment, file)
    session.add(_event(deployment))
    noted = Noted(receipt.user_id, receipt.now, receipt.note)
    note_event(session, deployment, "drafted" if deployment.draft else "deployed", noted)
    session.flush()
    return deployment


def put_in_use(session: Session, deployment_id: str) -> None:
    """Make the deployment's procedures, decisions and forms the ones in use. The caller holds the lock."""
    for kind in KINDS:
        for key in session.scalars(select(kind.key).where(kind.deployment_id == deployment_id)).all():
            session.execute(update(kind).where(kind.key == key, kind.latest).values(latest=False))
        session.execute(update(kind).where(kind.deployment_id == deployment_id).values(latest=True))


def note_event(session: Session, deployment: Deployment, kind: str, noted: Noted) -> None:
    """Add to what has been done to a deployment."""
    session.add(VersionEvent(at=noted.at, actor=noted.user_id, kind=kind, deployment_id=deployment.id, note=noted.note))


def _store_processes(session: Session, deployment: Deployment, read: DeploymentFiles) -> None:
    for diagram in read.diagrams:
        for process in diagram.processes:
            if process.executable:
                _add(session, ProcessDefinition, process.id, deployment, diagram.file, **_columns(process))


def _columns(process: Process) -> dict[str, Any]:
    begin = process.start_event()
    form = begin.settings.form if begin else None
    return {
        "name": process.name or process.id,
        "version_tag": process.version_tag,
        "documentation": process.documentation,
        "history_time_to_live": process.history_time_to_live,
        "starter_groups": list(process.candidate_starter_groups),
        "starter_users": list(process.candidate_starter_users),
        "called_keys": list(process.called_keys()),
        "start_form": asdict(form) if form else None,
        "guidance": _guidance(process),
    }


def _guidance(process: Process) -> dict[str, Any]:
    """What the diagram says of each task, and what its other elements and the procedure itself (key "") stand on."""
    told: dict[str, Any] = {}
    if process.properties:
        told[""] = {
            "name": process.name,
            "type": "process",
            "documentation": "",
            "properties": dict(process.properties),
        }
    for element in process.elements.values():
        is_asked = element.type in ASKED_PEOPLE
        if is_asked or element.settings.properties:
            told[element.id] = {
                "name": element.name,
                "type": element.type,
                "documentation": element.documentation if is_asked else "",
                "properties": dict(element.settings.properties),
            }
    return told


def _add(session: Session, kind: Versioned, key: str, deployment: Deployment, file: str, **columns: Any) -> None:
    """The next version of one definition; it is in use from now on unless it is a draft."""
    version = (session.scalar(select(func.max(kind.version)).where(kind.key == key)) or 0) + 1
    in_use = not deployment.draft
    if in_use:
        session.execute(update(kind).where(kind.key == key, kind.latest).values(latest=False))
    row = {"key": key, "version": version, "latest": in_use, "deployment_id": deployment.id, "resource": file}
    session.execute(insert(kind).values(id=f"{key}:{version}:{uuid4()}", **row, **columns))


def _finding(deployment_id: str, position: int, finding: Finding) -> DeploymentFinding:
    return DeploymentFinding(
        deployment_id=deployment_id,
        position=position,
        file=finding.file,
        line=finding.line,
        severity=finding.severity.value,
        rule=finding.rule,
        message=finding.message,
        element_id=finding.element_id,
        element_name=finding.element_name,
    )


def _event(deployment: Deployment) -> HistoryEvent:
    return HistoryEvent(
        at=deployment.deployed_at,
        actor=deployment.deployed_by,
        kind="deployed",
        instance_id=None,
        process_key="",
        scope_id="",
        element_id="",
        element_name="",
        element_type="",
        activity_id="",
        details={"deployment": deployment.id, "name": deployment.name, "draft": deployment.draft},
    )
