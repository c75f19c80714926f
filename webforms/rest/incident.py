"""/incident: what running cases could not do."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from flask import Response

from engine.errors import HandlerFailed, IncidentNotFound
from engine.records.cases import IncidentRecord
from webforms.rest import filters, unserved
from webforms.rest.answers import answer, count
from webforms.rest.context import actor, engine, zone
from webforms.rest.dates import written
from webforms.rest.filters import Filter
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint

EXTERNAL, JOB = "failedExternalTask", "failedJob"  # Camunda's own two; strict clients know no others


def type_name(kind: str) -> str:
    """Camunda's name for our kind of incident."""
    return EXTERNAL if kind == HandlerFailed.code else JOB


FILTERS: dict[str, Filter] = {
    "incidentId": filters.equal("id"),
    "incidentType": filters.equal(lambda incident: type_name(incident.kind)),
    "incidentMessage": filters.equal("message"),
    "incidentMessageLike": filters.like("message"),
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionKeyIn": filters.within("process_key"),
    "processInstanceId": filters.equal("instance_id"),
    "activityId": filters.equal("element_id"),
    "failedActivityId": filters.equal("element_id"),
    "executionId": filters.equal("instance_id"),
    "causeIncidentId": filters.equal("id"),
    "rootCauseIncidentId": filters.equal("id"),
    "tenantIdIn": filters.nothing,
    "incidentTimestampBefore": filters.before("created_at"),
    "incidentTimestampAfter": filters.after("created_at"),
}
ORDERS: dict[str, Any] = {
    "incidentId": "id",
    "incidentMessage": "message",
    "incidentTimestamp": "created_at",
    "incidentType": lambda incident: type_name(incident.kind),
    "activityId": "element_id",
    "processInstanceId": "instance_id",
    "processDefinitionId": "definition_id",
}


@blueprint.get("/incident")
def incidents() -> Response:
    """The open incidents that the query asks for and the actor may see."""
    asked = parameters(unserved.INCIDENTS)
    return answer([incident_answer(each, zone()) for each in asked.page(_found(asked))])


@blueprint.get("/incident/count")
def incident_count() -> Response:
    """How many they are."""
    return count(len(_found(parameters(unserved.INCIDENTS))))


@blueprint.get("/incident/<incident_id>")
def incident(incident_id: str) -> Response:
    """One open incident."""
    found = engine().read.incident(incident_id, actor())
    if found.resolved_at is not None:
        raise IncidentNotFound(incident_id)
    return answer(incident_answer(found, zone()))


def incident_answer(incident: IncidentRecord, zone: tzinfo) -> dict[str, Any]:
    """One incident: all documented keys, null where empty."""
    return {
        "id": incident.id,
        "processDefinitionId": incident.definition_id,
        "processInstanceId": incident.instance_id,
        "executionId": incident.instance_id,
        "incidentTimestamp": written(incident.created_at, zone),
        "incidentType": type_name(incident.kind),
        "activityId": incident.element_id or None,
        "failedActivityId": incident.element_id or None,
        "causeIncidentId": incident.id,
        "rootCauseIncidentId": incident.id,
        "configuration": _job_id(incident),
        "incidentMessage": incident.message,
        "tenantId": None,
        "jobDefinitionId": None,
        "annotation": None,
    }


def _job_id(incident: IncidentRecord) -> str | None:
    """The external task that was given up, where the incident is one's: clients read its error details by this id."""
    if type_name(incident.kind) != EXTERNAL:
        return None
    waiting = engine().read.external_tasks(actor(), instance_id=incident.instance_id)
    return next((task.id for task in waiting if task.element_id == incident.element_id and task.retries == 0), None)


def _found(asked: Parameters) -> list[IncidentRecord]:
    found = engine().read.incidents(actor(), instance_id=asked.text("processInstanceId"))
    return filters.ordered(filters.selected(found, asked, FILTERS), asked, ORDERS)
