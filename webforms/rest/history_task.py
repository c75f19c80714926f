"""/history/task: all tasks that have been or are."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from flask import Response

from engine.records.tasks import TaskRecord
from webforms.rest import filters, ranges, unserved
from webforms.rest.answers import answer, count
from webforms.rest.context import actor, engine, zone
from webforms.rest.dates import written
from webforms.rest.filters import Filter
from webforms.rest.instance_answers import milliseconds
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.ranges import Make
from webforms.rest.routes import blueprint
from webforms.rest.variable_filters import variables_of

RANGES: dict[str, Make] = {
    "startedBefore": ranges.before("created"),
    "startedAfter": ranges.after("created"),
    "finishedBefore": ranges.before("completed"),
    "finishedAfter": ranges.after("completed"),
    "taskDueDate": ranges.at("due"),
    "taskDueDateBefore": ranges.before("due"),
    "taskDueDateAfter": ranges.after("due"),
    "taskFollowUpDate": ranges.at("follow_up"),
    "taskFollowUpDateBefore": ranges.before("follow_up"),
    "taskFollowUpDateAfter": ranges.after("follow_up"),
    "taskPriority": ranges.equal("priority"),
}
REASONS = {"completed": "completed", "canceled": "deleted"}


def _reason(task: TaskRecord) -> str | None:
    return REASONS.get(task.status)


FILTERS: dict[str, Filter] = {
    "taskId": filters.equal("id"),
    "activityInstanceIdIn": filters.within("id"),
    "executionId": filters.equal("instance_id"),
    "rootProcessInstanceId": filters.equal("instance_id"),
    "processInstanceBusinessKey": filters.equal("business_key"),
    "processInstanceBusinessKeyIn": filters.within("business_key"),
    "processInstanceBusinessKeyLike": filters.like("business_key"),
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionName": filters.equal("process_name"),
    "taskName": filters.equal("name"),
    "taskNameLike": filters.like("name"),
    "taskDefinitionKey": filters.equal("element_id"),
    "taskDefinitionKeyIn": filters.within("element_id"),
    "taskDeleteReason": filters.equal(_reason),
    "taskDeleteReasonLike": filters.like(_reason),
    "taskAssignee": filters.equal("assignee"),
    "taskAssigneeLike": filters.like("assignee"),
    "taskHadCandidateUser": lambda asked, name: lambda task: asked.text(name) in task.candidate_users,
    "taskHadCandidateGroup": lambda asked, name: lambda task: asked.text(name) in task.candidate_groups,
    "withCandidateGroups": filters.when(lambda task: bool(task.candidate_groups)),
    "withoutCandidateGroups": filters.when(lambda task: not task.candidate_groups),
    "assigned": filters.when(lambda task: task.assignee is not None),
    "unassigned": filters.when(lambda task: task.assignee is None),
    "finished": filters.when(lambda task: task.status != "open"),
    "unfinished": filters.when(lambda task: task.status == "open"),
    "withoutTaskDueDate": filters.when(lambda task: task.due_at is None),
    "processVariables": variables_of("instance_id"),
    **filters.TENANTS,
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


@blueprint.route("/history/task", methods=["GET", "POST"])
def historic_tasks() -> Response:
    """The tasks that the query asks for and the actor may see, oldest first."""
    asked = parameters(unserved.HISTORIC_TASKS)
    found = filters.answered(_rows(asked), asked, FILTERS, ORDERS)
    return answer([historic_task_answer(each, zone()) for each in found])


@blueprint.route("/history/task/count", methods=["GET", "POST"])
def historic_task_count() -> Response:
    """How many they are."""
    asked = parameters(unserved.HISTORIC_TASKS)
    return count(len(filters.selected(filters.bounded(_rows(asked)), asked, FILTERS)))


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
        "deleteReason": _reason(task),
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


def _rows(asked: Parameters) -> list[TaskRecord]:
    """What stands in columns is looked up by the engine; one more than may be sifted tells that they are too many."""
    return engine().read.history_tasks(
        actor(),
        instance_id=asked.text("processInstanceId"),
        process_key=asked.text("processDefinitionKey"),
        ranges=ranges.ranges(asked, RANGES),
        most=filters.needed(asked, FILTERS),
    )
