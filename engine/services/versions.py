"""Writes the rows of a deployment: its files as received, and version n+1 of everything in them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from engine.bpmn.model import Process
from engine.persistence.definitions import (
    DecisionDefinition,
    Deployment,
    FormDefinition,
    ProcessDefinition,
    Resource,
)
from engine.persistence.history import HistoryEvent
from engine.services.deployment_files import DeploymentFiles

Versioned = type[ProcessDefinition] | type[DecisionDefinition] | type[FormDefinition]
ASKED_PEOPLE = ("userTask", "manualTask")


def store(session: Session, read: DeploymentFiles, *, source: str | None, now: datetime, user_id: str) -> Deployment:
    """Write one deployment that has been checked. The caller holds the lock on deployments."""
    deployment = Deployment(
        id=str(uuid4()),
        number=(session.scalar(select(func.max(Deployment.number))) or 0) + 1,
        name=read.name,
        source=source,
        deployed_at=now,
        deployed_by=user_id,
    )
    session.add(deployment)
    session.flush()
    files = [{"deployment_id": deployment.id, "name": name, "data": data} for name, data in read.files.items()]
    session.execute(insert(Resource), files)
    _store_processes(session, deployment.id, read)
    for file, decisions in read.decisions.items():
        for decision in decisions:
            _add(session, DecisionDefinition, decision.id, deployment.id, file, name=decision.name)
    for file, form in read.forms.items():
        _add(session, FormDefinition, form.id or file, deployment.id, file)
    session.add(_event(deployment))
    session.flush()
    return deployment


def _store_processes(session: Session, deployment_id: str, read: DeploymentFiles) -> None:
    for diagram in read.diagrams:
        for process in diagram.processes:
            if process.executable:
                _add(session, ProcessDefinition, process.id, deployment_id, diagram.file, **_columns(process))


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


def _add(session: Session, kind: Versioned, key: str, deployment_id: str, file: str, **columns: Any) -> None:
    """The next version of one definition; it is the latest from now on."""
    version = (session.scalar(select(func.max(kind.version)).where(kind.key == key)) or 0) + 1
    session.execute(update(kind).where(kind.key == key, kind.latest).values(latest=False))
    row = {"key": key, "version": version, "latest": True, "deployment_id": deployment_id, "resource": file}
    session.execute(insert(kind).values(id=f"{key}:{version}:{uuid4()}", **row, **columns))


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
        details={"deployment": deployment.id, "name": deployment.name},
    )
