"""Service tasks' jobs in Camunda's keys (camunda-modeler § 2.2)."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from engine.records.external_tasks import ExternalTaskRecord
from webforms.rest.dates import written
from webforms.rest.values import written_variables


def external_task_answer(task: ExternalTaskRecord, zone: tzinfo) -> dict[str, Any]:
    """One job as lists show it: all documented keys, null where empty."""
    return {
        "activityId": task.element_id,
        "activityInstanceId": task.id,
        "errorMessage": task.error or None,
        "executionId": task.id,
        "id": task.id,
        "lockExpirationTime": written(task.locked_until, zone),
        "createTime": written(task.created_at, zone),
        "processDefinitionId": task.definition_id,
        "processDefinitionKey": task.process_key,
        "processDefinitionVersionTag": task.version_tag,
        "processInstanceId": task.instance_id,
        "retries": task.retries,
        "suspended": task.suspended,
        "workerId": task.worker_id,
        "topicName": task.topic,
        "tenantId": None,
        "priority": task.priority,
        "businessKey": task.business_key or None,
    }


def locked_task_answer(task: ExternalTaskRecord, zone: tzinfo, *, with_properties: bool) -> dict[str, Any]:
    """One job as its worker gets it, with the variables it asked for."""
    return {
        **external_task_answer(task, zone),
        "errorDetails": task.error_details or None,
        "variables": written_variables(task.variables),
        "extensionProperties": dict(task.properties) if with_properties else {},
    }
