"""From rows of deployments and definitions to their frozen records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.findings import Finding, Severity
from engine.persistence.definitions import (
    DecisionDefinition,
    Deployment,
    DeploymentFinding,
    ProcessDefinition,
    Resource,
    VersionEvent,
)
from engine.persistence.instances import ACTIVE, SUSPENDED, ProcessInstance
from engine.records.definitions import DecisionRecord, DefinitionRecord, DeploymentRecord
from engine.records.forms import FormReference


def definition_records(session: Session, definitions: Sequence[ProcessDefinition]) -> list[DefinitionRecord]:
    """Definitions with their deployment and how many of their cases run, in the order given."""
    ids = {definition.deployment_id for definition in definitions}
    deployments = {row.id: row for row in session.scalars(select(Deployment).where(Deployment.id.in_(ids)))}
    running = _running(session, [definition.id for definition in definitions])
    return [_definition(each, deployments[each.deployment_id], running.get(each.id, 0)) for each in definitions]


def definition_record(session: Session, definition: ProcessDefinition) -> DefinitionRecord:
    """One definition."""
    return definition_records(session, [definition])[0]


def deployment_record(
    session: Session, deployment: Deployment, findings: Sequence[Finding] = (), *, unchanged: bool = False
) -> DeploymentRecord:
    """One deployment with its resources' names and what came of them."""
    here = deployment.id
    names = session.scalars(select(Resource.name).where(Resource.deployment_id == here).order_by(Resource.name))
    processes = select(ProcessDefinition).where(ProcessDefinition.deployment_id == here)
    decisions = select(DecisionDefinition).where(DecisionDefinition.deployment_id == here)
    return DeploymentRecord(
        id=deployment.id,
        name=deployment.name,
        source=deployment.source,
        deployed_at=deployment.deployed_at,
        deployed_by=deployment.deployed_by,
        resources=tuple(names),
        definitions=tuple(
            definition_records(session, session.scalars(processes.order_by(ProcessDefinition.key)).all())
        ),
        decisions=tuple(map(decision_record, session.scalars(decisions.order_by(DecisionDefinition.key)))),
        findings=tuple(findings),
        unchanged=unchanged,
        is_draft=deployment.draft,
        note=deployment.note,
        approved_by=approver(session, here) if deployment.draft else None,
    )


def stored_findings(session: Session, deployment_id: str) -> tuple[Finding, ...]:
    """What the checks said when the deployment was taken in."""
    query = select(DeploymentFinding).where(DeploymentFinding.deployment_id == deployment_id)
    return tuple(
        Finding(row.file, row.line, Severity(row.severity), row.rule, row.message, row.element_id, row.element_name)
        for row in session.scalars(query.order_by(DeploymentFinding.position))
    )


def approver(session: Session, deployment_id: str) -> str | None:
    """Who approved the deployment last, if anybody did."""
    of_it = (VersionEvent.deployment_id == deployment_id) & (VersionEvent.kind == "approved")
    return session.scalar(select(VersionEvent.actor).where(of_it).order_by(VersionEvent.id.desc()).limit(1))


def decision_record(decision: DecisionDefinition) -> DecisionRecord:
    """One decision table."""
    return DecisionRecord(
        decision.id, decision.key, decision.name, decision.version, decision.deployment_id, decision.resource
    )


def _running(session: Session, ids: Sequence[str]) -> dict[str, int]:
    query = (
        select(ProcessInstance.definition_id, func.count())
        .where(ProcessInstance.definition_id.in_(ids), ProcessInstance.status.in_((ACTIVE, SUSPENDED)))
        .group_by(ProcessInstance.definition_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _definition(definition: ProcessDefinition, deployment: Deployment, running: int) -> DefinitionRecord:
    return DefinitionRecord(
        id=definition.id,
        key=definition.key,
        name=definition.name,
        version=definition.version,
        version_tag=definition.version_tag,
        deployment_id=definition.deployment_id,
        resource=definition.resource,
        documentation=definition.documentation,
        history_time_to_live=definition.history_time_to_live,
        starter_groups=tuple(definition.starter_groups),
        called_keys=tuple(definition.called_keys),
        is_latest=definition.latest,
        deployed_at=deployment.deployed_at,
        deployed_by=deployment.deployed_by,
        running=running,
        is_draft=deployment.draft,
        note=deployment.note,
        start_form=_form_reference(definition.start_form),
    )


def _form_reference(form: Mapping[str, Any] | None) -> FormReference | None:
    """A stored form binding as it is named in the diagram."""
    if form is None:
        return None
    if form["kind"] == "file":
        return FormReference(form["name"], "file")
    version = form["version"] if form["binding"] == "version" else None
    number = int(version) if version and version.isdecimal() else None
    return FormReference(form["name"], form["binding"], number)
