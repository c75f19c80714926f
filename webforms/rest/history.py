"""/history: cases, the steps they took and their variables, ended ones included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Response

from engine.records.cases import ActivityRecord
from webforms.rest import filters, instance_query
from webforms.rest.answers import answer, count
from webforms.rest.context import actor, engine, zone
from webforms.rest.filters import Filter
from webforms.rest.history_answers import HistoricVariable, activity_answer, historic_variables, variable_answer
from webforms.rest.instance_answers import historic_instance_answer
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint

ACTIVITY_FILTERS: dict[str, Filter] = {
    "activityInstanceId": filters.equal("id"),
    "activityId": filters.equal("element_id"),
    "activityName": filters.equal("element_name"),
    "activityNameLike": filters.like("element_name"),
    "activityType": filters.equal("element_type"),
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionKey": filters.equal("process_key"),
    "taskAssignee": filters.equal("assignee"),
    "finished": filters.when(lambda activity: activity.ended_at is not None),
    "unfinished": filters.when(lambda activity: activity.ended_at is None),
    "canceled": filters.answers(lambda activity: activity.canceled),
    "startedBefore": filters.before("started_at"),
    "startedAfter": filters.after("started_at"),
    "finishedBefore": filters.before("ended_at"),
    "finishedAfter": filters.after("ended_at"),
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
}
VARIABLE_ORDERS = {"instanceId": "instance_id", "variableName": "name"}


@blueprint.route("/history/process-instance", methods=["GET", "POST"])
def historic_instances() -> Response:
    """All cases that the query asks for and the actor may see."""
    asked = parameters()
    found = asked.page(instance_query.historic(asked))
    return answer([historic_instance_answer(each, zone()) for each in found])


@blueprint.route("/history/process-instance/count", methods=["GET", "POST"])
def historic_instance_count() -> Response:
    """How many they are."""
    return count(len(instance_query.historic(parameters())))


@blueprint.get("/history/process-instance/<instance_id>")
def historic_instance(instance_id: str) -> Response:
    """One case with its state and `sluttilstand`."""
    return answer(historic_instance_answer(engine().read.instance(instance_id, actor()), zone()))


@blueprint.route("/history/activity-instance", methods=["GET", "POST"])
def historic_activities() -> Response:
    """The steps taken, in the order they began; those of called procedures bear the called procedure's key."""
    asked = parameters()
    return answer([activity_answer(each, zone()) for each in asked.page(_activities(asked))])


@blueprint.route("/history/activity-instance/count", methods=["GET", "POST"])
def historic_activity_count() -> Response:
    """How many they are."""
    return count(len(_activities(parameters())))


@blueprint.route("/history/variable-instance", methods=["GET", "POST"])
def historic_variable_instances() -> Response:
    """The last values; of variables of the same name the started procedure's comes first."""
    asked = parameters()
    return answer([variable_answer(each, zone()) for each in asked.page(_variables(asked))])


@blueprint.route("/history/variable-instance/count", methods=["GET", "POST"])
def historic_variable_count() -> Response:
    """How many they are."""
    return count(len(_variables(parameters())))


def _instance_ids(asked: Parameters) -> Iterator[str]:
    """The case asked for, or every case that the actor may see."""
    named = asked.text("processInstanceId")
    listed = (named,) if named is not None else asked.texts("processInstanceIdIn")
    if listed is not None:
        yield from listed
    else:
        yield from (instance.id for instance in instance_query.historic(Parameters({}, zone())))


def _activities(asked: Parameters) -> list[ActivityRecord]:
    found = [
        activity
        for instance_id in _instance_ids(asked)
        for activity in engine().read.history_activities(actor(), instance_id=instance_id)
    ]
    return filters.ordered(filters.selected(found, asked, ACTIVITY_FILTERS), asked, ACTIVITY_ORDERS)


def _variables(asked: Parameters) -> list[HistoricVariable]:
    found = [
        variable
        for instance_id in _instance_ids(asked)
        for variable in historic_variables(
            engine().read.instance(instance_id, actor()),
            engine().read.history_variables(actor(), instance_id=instance_id),
        )
    ]
    return filters.ordered(filters.selected(found, asked, VARIABLE_FILTERS), asked, VARIABLE_ORDERS)
