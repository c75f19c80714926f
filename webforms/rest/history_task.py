"""/history/task: all tasks that have been or are."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from flask import Response

from engine.records.tasks import TaskRecord
from webforms.rest import filters
from webforms.rest.answers import answer, count
from webforms.rest.context import actor, engine, zone
from webforms.rest.dates import written
from webforms.rest.filters import Filter
from webforms.rest.instance_answers import milliseconds
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint

FILTERS: dict[str, Filter] = {
    "taskId": filters.equal("id"),
    "processInstanceId": filters.equal("instance_id"),
    "processInstanceBusinessKey": filters.equal("business_key"),
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionKey": filters.equal("process_key"),
    "taskName": filters.equal("name"),
    "taskNameLike": filters.like("name"),
    "taskDefinitionKey": filters.equal("element_id"),
    "taskDefinitionKeyIn": filters.within("element_id"),
    "taskAssignee": filters.equal("assignee"),
    "taskAssigneeLike": filters.like("assignee"),
    "assigned": filters.when(lambda task: task.assignee is not None),
    "unassigned": filters.when(lambda task: task.assignee is None),
    "finished": filters.when(lambda task: task.status != "open"),
    "unfinished": filters.when(lambda task: task.status == "open"),
    "startedBefore": filters.before("created_at"),
    "startedAfter": filters.after("created_at"),
    "finishedBefore": filters.before("completed_at"),
    "finishedAfter": filters.after("completed_at"),
    "taskDueDateBefore": filters.before("due_at"),
    "taskDueDateAfter": filters.after("due_at"),
}
ORDERS: dict[str, Any] = {
    "taskId": "id",
    "taskName": "name",
    "assignee": "assignee",
    "startTime": "created_at",
    "endTime": "completed_at",
    "dueDate": "due_at",
    "followUpDate": "follow_up_at",
    "priority": "priority",
    "taskDefinitionKey": "element_id",
    "processInstanceId": "instance_id",
    "processDefinitionId": "definition_id",
    "duration": lambda task: task.completed_at and task.completed_at - task.created_at,
}
REASONS = {"completed": "completed", "canceled": "deleted"}


@blueprint.route("/history/task", methods=["GET", "POST"])
def historic_tasks() -> Response:
    """The tasks that the query asks for and the actor may see, oldest first."""
    asked = parameters()
    return answer([historic_task_answer(each, zone()) for each in asked.page(_found(asked))])


@blueprint.route("/history/task/count", methods=["GET", "POST"])
def historic_task_count() -> Response:
    """How many they are."""
    return count(len(_found(parameters())))


def historic_task_answer(task: TaskRecord, zone: tzinfo) -> dict[str, Any]:
    """One task: all documented keys, null where empty."""
    return {
        "id": task.id,
        "processDefinitionKey": task.process_key,
        "processDefinitionId": task.definition_id,
        "processInstanceId": task.instance_id,
        "executionId": task.instance_id,
        "caseDefinitionKey": None,
        "caseDefinitionId": None,
        "caseInstanceId": None,
        "caseExecutionId": None,
        "activityInstanceId": task.id,
        "name": task.name,
        "description": None,
        "deleteReason": REASONS.get(task.status),
        "owner": None,
        "assignee": task.assignee,
        "startTime": written(task.created_at, zone),
        "endTime": written(task.completed_at, zone),
        "duration": milliseconds(task.created_at, task.completed_at),
        "taskDefinitionKey": task.element_id,
        "priority": task.priority,
        "due": written(task.due_at, zone),
        "parentTaskId": None,
        "followUp": written(task.follow_up_at, zone),
        "tenantId": None,
        "removalTime": None,
        "rootProcessInstanceId": task.instance_id,
        "taskState": "Created" if task.status == "open" else task.status.capitalize(),
    }


def _found(asked: Parameters) -> list[TaskRecord]:
    found = engine().read.history_tasks(
        actor(), instance_id=asked.text("processInstanceId"), process_key=asked.text("processDefinitionKey")
    )
    return filters.ordered(filters.selected(found, asked, FILTERS), asked, ORDERS)
