"""/external-task: service tasks' jobs as lists and single ones; `external_task_work` holds what workers do."""

from __future__ import annotations

from typing import Any

from flask import Response

from engine.errors import ValueInvalid
from engine.records.external_tasks import ExternalTaskRecord
from webforms.rest import filters, unserved
from webforms.rest.answers import answer, count, nothing
from webforms.rest.context import actor, body, engine, zone
from webforms.rest.external_task_answers import external_task_answer
from webforms.rest.filters import Filter
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint


def _is_locked(task: ExternalTaskRecord) -> bool:
    return task.locked_until is not None and task.locked_until > engine().clock.now()


FILTERS: dict[str, Filter] = {
    "externalTaskId": filters.equal("id"),
    "externalTaskIdIn": filters.within("id"),
    "topicName": filters.equal("topic"),
    "workerId": filters.equal("worker_id"),
    "locked": filters.when(_is_locked),
    "notLocked": filters.when(lambda task: not _is_locked(task)),
    "withRetriesLeft": filters.when(lambda task: task.retries != 0),
    "noRetriesLeft": filters.when(lambda task: task.retries == 0),
    "lockExpirationBefore": filters.before("locked_until"),
    "lockExpirationAfter": filters.after("locked_until"),
    "activityId": filters.equal("element_id"),
    "activityIdIn": filters.within("element_id"),
    "processInstanceId": filters.equal("instance_id"),
    "processInstanceIdIn": filters.within("instance_id"),
    "executionId": filters.equal("id"),
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionKey": filters.equal("process_key"),
    "processDefinitionKeyIn": filters.within("process_key"),
    "active": filters.when(lambda task: not task.suspended),
    "suspended": filters.when(lambda task: task.suspended),
    "priorityHigherThanOrEquals": filters.at_least("priority"),
    "priorityLowerThanOrEquals": filters.at_most("priority"),
    **filters.TENANTS,
}
ORDERS: dict[str, Any] = {
    "id": "id",
    "lockExpirationTime": "locked_until",
    "createTime": "created_at",
    "processInstanceId": "instance_id",
    "processDefinitionId": "definition_id",
    "processDefinitionKey": "process_key",
    "taskPriority": "priority",
}


@blueprint.route("/external-task", methods=["GET", "POST"])
def external_tasks() -> Response:
    """The waiting service tasks that the query asks for and the actor may see."""
    asked = parameters(unserved.EXTERNAL_TASKS)
    return answer([external_task_answer(each, zone()) for each in asked.page(_found(asked))])


@blueprint.route("/external-task/count", methods=["GET", "POST"])
def external_task_count() -> Response:
    """How many they are."""
    return count(len(_found(parameters(unserved.EXTERNAL_TASKS))))


@blueprint.get("/external-task/topic-names")
def topic_names() -> Response:
    """The topics that something waits at."""
    return answer(sorted({task.topic for task in _found(parameters(unserved.TOPIC_NAMES))}))


@blueprint.get("/external-task/<task_id>")
def external_task(task_id: str) -> Response:
    """One waiting service task."""
    return answer(external_task_answer(engine().read.external_task(task_id, actor()), zone()))


@blueprint.get("/external-task/<task_id>/errorDetails")
def error_details(task_id: str) -> Response:
    """What the worker said beside its last error, as text."""
    return Response(engine().read.external_task(task_id, actor()).error_details, content_type="text/plain")


@blueprint.put("/external-task/<task_id>/retries")
def set_retries(task_id: str) -> Response:
    """How often it may still fail: {"retries": 3}. One that was given up is tried again."""
    engine().external_tasks.set_retries(task_id, retries(), actor())
    return nothing()


def retries() -> int:
    """The number that was sent. Raises ValueInvalid."""
    sent = body().get("retries")
    if isinstance(sent, bool) or not isinstance(sent, int):
        raise ValueInvalid('Skriv {"retries": 3}.')
    return sent


def _found(asked: Parameters) -> list[ExternalTaskRecord]:
    found = engine().read.external_tasks(actor(), instance_id=asked.text("processInstanceId"))
    return filters.ordered(filters.selected(found, asked, FILTERS), asked, ORDERS)
