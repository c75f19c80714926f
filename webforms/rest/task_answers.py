"""A task in Camunda's keys (camunda-modeler § 2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from engine.forms import Form
from engine.records.tasks import TaskRecord
from webforms.rest.dates import written


def task_answer(task: TaskRecord, zone: tzinfo) -> dict[str, Any]:
    """All documented keys, null where empty; beside them `processDefinitionKey`, in a call the called procedure's."""
    return {
        "id": task.id,
        "name": task.name,
        "assignee": task.assignee,
        "created": written(task.created_at, zone),
        "due": written(task.due_at, zone),
        "followUp": written(task.follow_up_at, zone),
        "lastUpdated": None,
        "delegationState": None,
        "description": None,
        "executionId": task.instance_id,
        "owner": None,
        "parentTaskId": None,
        "priority": task.priority,
        "processDefinitionId": task.definition_id,
        "processDefinitionKey": task.process_key,
        "processInstanceId": task.instance_id,
        "taskDefinitionKey": task.element_id,
        "caseExecutionId": None,
        "caseInstanceId": None,
        "caseDefinitionId": None,
        "suspended": task.suspended,
        "formKey": None,
        "camundaFormRef": None,
        "tenantId": None,
        "taskState": "Created" if task.status == "open" else task.status.capitalize(),
    }


def identity_links(task: TaskRecord) -> list[dict[str, Any]]:
    """Who may do the task: candidate groups and users, and the assignee."""
    links = [_link("candidate", group=group) for group in task.candidate_groups]
    links += [_link("candidate", user=user) for user in task.candidate_users]
    return links + ([_link("assignee", user=task.assignee)] if task.assignee else [])


def _link(kind: str, *, user: str | None = None, group: str | None = None) -> dict[str, Any]:
    return {"userId": user, "groupId": group, "type": kind}


def form_answer(form: Form | None) -> dict[str, Any]:
    """Which form the task has; forms of this server are always the deployed `.form` files."""
    reference = None if form is None else {"key": form.id, "binding": "deployment", "version": None}
    return {"key": None, "camundaFormRef": reference, "contextPath": None}


def only(values: Mapping[str, Any], names: tuple[str, ...] | None) -> dict[str, Any]:
    """The values asked for by `variableNames`; all when it was not sent."""
    return {name: value for name, value in values.items() if names is None or name in names}
