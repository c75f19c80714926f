"""From rows of service tasks' jobs to their records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, Select, select

from engine.persistence.definitions import ProcessDefinition
from engine.persistence.instances import Job, ProcessInstance
from engine.records.external_tasks import ExternalTaskRecord


def select_external_tasks() -> Select[Job, ProcessInstance, str | None]:
    """Jobs of service tasks with what their records need; give the rows to `external_task_record`."""
    return (
        select(Job, ProcessInstance, ProcessDefinition.version_tag)
        .join(ProcessInstance, ProcessInstance.id == Job.instance_id)
        .join(ProcessDefinition, ProcessDefinition.id == Job.definition_id)
        .where(Job.kind == "external")
    )


def external_task_record(
    row: Row[Job, ProcessInstance, str | None],
    variables: Mapping[str, Any] | None = None,
    properties: Mapping[str, str] | None = None,
) -> ExternalTaskRecord:
    """One row of `select_external_tasks`."""
    job, instance, version_tag = row
    return ExternalTaskRecord(
        id=job.id,
        topic=job.topic or "",
        instance_id=job.instance_id,
        business_key=instance.business_key,
        process_key=job.process_key,
        definition_id=job.definition_id,
        version_tag=version_tag,
        element_id=job.element_id,
        element_name=job.name,
        created_at=job.created_at,
        due_at=job.due_at,
        priority=job.priority or 0,
        worker_id=job.worker_id,
        locked_until=job.locked_until,
        retries=job.retries,
        error=job.error,
        error_details=job.error_details or "",
        suspended=instance.status == "suspended",
        variables=dict(variables or {}),
        properties=dict(properties or {}),
    )
