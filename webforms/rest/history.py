"""/history: cases, the steps they took and their variables, ended ones included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Response

from engine.records.cases import ActivityRecord
from webforms.rest import filters, instance_query, unserved
from webforms.rest.answers import answer, count
from webforms.rest.context import actor, engine, zone
from webforms.rest.filters import Filter
from webforms.rest.history_answers import (
    HistoricVariable,
    activity_answer,
    completes_scope,
    historic_variables,
    variable_answer,
)
from webforms.rest.instance_answers import historic_instance_answer
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint
from webforms.rest.values import type_name

ACTIVITY_FILTERS: dict[str, Filter] = {
    "activityInstanceId": filters.equal("id"),
    "activityId": filters.equal("element_id"),
    "activityName": filters.equal("element_name"),
    "activityNameLike": filters.like("element_name"),
    "activityType": filters.equal("element_type"),
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionKey": filters.equal("process_key"),
    "taskAssignee": filters.equal("assignee"),
    "executionId": filters.equal("instance_id"),
    "completeScope": filters.when(completes_scope),
    "finished": filters.when(lambda activity: activity.ended_at is not None),
    "unfinished": filters.when(lambda activity: activity.ended_at is None),
    "canceled": filters.answers(lambda activity: activity.canceled),
    "startedBefore": filters.before("started_at"),
    "startedAfter": filters.after("started_at"),
    "finishedBefore": filters.before("ended_at"),
    "finishedAfter": filters.after("ended_at"),
    **filters.TENANTS,
}
ACTIVITY_ORDERS: dict[str, Any] = {
    "activityId": "element_id",
    "activityName": "element_name",
    "activityType": "element_type",
    "activityInstanceId": "id",
    "instanceId": "instance_id",
    "executionId": "instance_id",
    "definitionId": "definition_id",
    "startTime": "started_at",
    "occurrence": "started_at",
    "endTime": "ended_at",
    "duration": lambda activity: activity.ended_at and activity.ended_at - activity.started_at,
}
VARIABLE_FILTERS: dict[str, Filter] = {
    "variableName": filters.equal("name"),
    "variableNameIn": filters.within("name"),
    "variableNameLike": filters.like("name"),
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionKey": filters.equal("process_key"),
    "variableInstanceIdIn": filters.within("id"),
    "variableTypeIn": filters.within(lambda variable: type_name(variable.value)),
    "executionIdIn": filters.within("instance_id"),
    "activityInstanceIdIn": filters.within("scope_id"),
    **filters.TENANTS,
}
VARIABLE_ORDERS = {"instanceId": "instance_id", "variableName": "name"}


@blueprint.route("/history/process-instance", methods=["GET", "POST"])
def historic_instances() -> Response:
    """All cases that the query asks for and the actor may see."""
    found = instance_query.historic(parameters(unserved.HISTORIC_INSTANCES))
    return answer([historic_instance_answer(each, zone()) for each in found])


@blueprint.route("/history/process-instance/count", methods=["GET", "POST"])
def historic_instance_count() -> Response:
    """How many they are."""
    return count(instance_query.historic_count(parameters(unserved.HISTORIC_INSTANCES)))


@blueprint.get("/history/process-instance/<instance_id>")
def historic_instance(instance_id: str) -> Response:
    """One case with its state and `sluttilstand`."""
    return answer(historic_instance_answer(engine().read.instance(instance_id, actor()), zone()))


@blueprint.route("/history/activity-instance", methods=["GET", "POST"])
def historic_activities() -> Response:
    """The steps taken, in the order they began; those of called procedures bear the called procedure's key."""
    asked = parameters()
    found = filters.answered(_activities(asked), asked, ACTIVITY_FILTERS, ACTIVITY_ORDERS)
    return answer([activity_answer(each, zone()) for each in found])


@blueprint.route("/history/activity-instance/count", methods=["GET", "POST"])
def historic_activity_count() -> Response:
    """How many they are."""
    asked = parameters()
    return count(len(filters.selected(filters.bounded(_activities(asked)), asked, ACTIVITY_FILTERS)))


@blueprint.route("/history/variable-instance", methods=["GET", "POST"])
def historic_variable_instances() -> Response:
    """The last values; of variables of the same name the started procedure's comes first."""
    asked = parameters(unserved.HISTORIC_VARIABLES)
    found = filters.answered(_variables(asked), asked, VARIABLE_FILTERS, VARIABLE_ORDERS)
    return answer([variable_answer(each, zone()) for each in found])


@blueprint.route("/history/variable-instance/count", methods=["GET", "POST"])
def historic_variable_count() -> Response:
    """How many they are."""
    asked = parameters(unserved.HISTORIC_VARIABLES)
    return count(len(filters.selected(filters.bounded(_variables(asked)), asked, VARIABLE_FILTERS)))


def _instance_ids(asked: Parameters) -> Iterator[str]:
    """The cases asked for, or every case that the actor may see."""
    named = asked.text("processInstanceId")
    listed = (named,) if named is not None else asked.texts("processInstanceIdIn")
    return filters.bounded(instance_query.every_id() if listed is None else listed)


def _activities(asked: Parameters) -> Iterator[ActivityRecord]:
    for instance_id in _instance_ids(asked):
        yield from engine().read.history_activities(actor(), instance_id=instance_id)


def _variables(asked: Parameters) -> Iterator[HistoricVariable]:
    for instance_id in _instance_ids(asked):
        case = engine().read.instance(instance_id, actor())
        yield from historic_variables(case, engine().read.history_variables(actor(), instance_id=instance_id))
