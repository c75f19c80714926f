"""/history/incident: what cases could not do, solved or not."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from flask import Response

from engine.records.cases import IncidentRecord
from webforms.rest import filters, incident, unserved
from webforms.rest.answers import answer, count
from webforms.rest.context import actor, engine, zone
from webforms.rest.dates import written
from webforms.rest.filters import Filter
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint

FILTERS: dict[str, Filter] = {
    **{name: made for name, made in incident.FILTERS.items() if not name.startswith("incidentTimestamp")},
    "processDefinitionKey": filters.equal("process_key"),
    "createTimeBefore": filters.before("created_at"),
    "createTimeAfter": filters.after("created_at"),
    "endTimeBefore": filters.before("resolved_at"),
    "endTimeAfter": filters.after("resolved_at"),
    "open": filters.when(lambda found: found.resolved_at is None),
    "resolved": filters.when(lambda found: found.resolved_at is not None),
    "deleted": filters.when(lambda found: False),
    **filters.TENANTS,
}
ORDERS = {
    **incident.ORDERS,
    "createTime": "created_at",
    "endTime": "resolved_at",
    "processDefinitionKey": "process_key",
}


@blueprint.get("/history/incident")
def historic_incidents() -> Response:
    """The incidents that the query asks for and the actor may see, oldest first."""
    asked = parameters(unserved.HISTORIC_INCIDENTS)
    found = filters.answered(_rows(asked), asked, FILTERS, ORDERS)
    return answer([historic_incident_answer(each, zone()) for each in found])


@blueprint.get("/history/incident/count")
def historic_incident_count() -> Response:
    """How many they are."""
    asked = parameters(unserved.HISTORIC_INCIDENTS)
    return count(len(filters.selected(filters.bounded(_rows(asked)), asked, FILTERS)))


def historic_incident_answer(found: IncidentRecord, zone: tzinfo) -> dict[str, Any]:
    """One incident: all documented keys, null where empty."""
    return {
        "id": found.id,
        "processDefinitionKey": found.process_key,
        "processDefinitionId": found.definition_id,
        "processInstanceId": found.instance_id,
        "executionId": found.instance_id,
        "rootProcessInstanceId": found.instance_id,
        "createTime": written(found.created_at, zone),
        "endTime": written(found.resolved_at, zone),
        "removalTime": None,
        "incidentType": incident.type_name(found.kind),
        "activityId": found.element_id or None,
        "failedActivityId": found.element_id or None,
        "causeIncidentId": found.id,
        "rootCauseIncidentId": found.id,
        "configuration": None,
        "historyConfiguration": None,
        "incidentMessage": found.message,
        "tenantId": None,
        "jobDefinitionId": None,
        "open": found.resolved_at is None,
        "deleted": False,
        "resolved": found.resolved_at is not None,
        "annotation": None,
    }


def _rows(asked: Parameters) -> list[IncidentRecord]:
    case, most = asked.text("processInstanceId"), filters.needed(asked, FILTERS)
    return engine().read.incidents(actor(), instance_id=case, resolved=None, most=most)
