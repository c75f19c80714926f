"""A task in Camunda's keys (camunda-modeler § 2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from engine.records.forms import FormReference
from engine.records.tasks import TaskRecord
from webforms.rest.dates import written


def task_answer(task: TaskRecord, zone: tzinfo) -> dict[str, Any]:
    """All documented keys, null where empty; beside them `processDefinitionKey`, in a call the called procedure's."""
    form = form_answer(task.form)
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
        "formKey": form["key"],
        "camundaFormRef": form["camundaFormRef"],
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


def form_answer(form: FormReference | None) -> dict[str, Any]:
    """Which form a task or a start has, named as the diagram names it: by reference, or by a form key for a file."""
    key, reference = None, None
    if form is not None and form.binding == "file":
        key = f"camunda-forms:deployment:{form.name}"
    elif form is not None:
        reference = {"key": form.name, "binding": form.binding, "version": form.version}
    return {"key": key, "camundaFormRef": reference, "contextPath": None}


def only(values: Mapping[str, Any], names: tuple[str, ...] | None) -> dict[str, Any]:
    """The values asked for by `variableNames`; all when it was not sent."""
    return {name: value for name, value in values.items() if names is None or name in names}
