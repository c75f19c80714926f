"""Process instances in Camunda's keys, running and in history (camunda-modeler § 2.2)."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from engine.records.cases import InstanceRecord
from webforms.rest.dates import written

STATES = {
    "active": "ACTIVE",
    "suspended": "SUSPENDED",
    "completed": "COMPLETED",
    "canceled": "EXTERNALLY_TERMINATED",
}


def instance_answer(instance: InstanceRecord) -> dict[str, Any]:
    """One process instance: all documented keys, null where empty."""
    return {
        "links": [],
        "id": instance.id,
        "definitionId": instance.definition_id,
        "definitionKey": instance.process_key,
        "businessKey": instance.business_key or None,
        "caseInstanceId": None,
        "ended": instance.status in {"completed", "canceled"},
        "suspended": instance.status == "suspended",
        "tenantId": None,
    }


def historic_instance_answer(instance: InstanceRecord, zone: tzinfo) -> dict[str, Any]:
    """One process instance in history.

    Beside Camunda's keys stand `sluttilstand`, the state of its end event `End_<state>` (C-13), and `ansvarlig_team`,
    the team responsible now: the newest value of a live scope, which inside a call is not the started procedure's.
    """
    return {
        "id": instance.id,
        "businessKey": instance.business_key or None,
        "processDefinitionId": instance.definition_id,
        "processDefinitionKey": instance.process_key,
        "processDefinitionName": instance.process_name or None,
        "processDefinitionVersion": instance.version,
        "startTime": written(instance.started_at, zone),
        "endTime": written(instance.ended_at, zone),
        "removalTime": None,
        "durationInMillis": milliseconds(instance.started_at, instance.ended_at),
        "startUserId": instance.started_by or None,
        "startActivityId": None,
        "deleteReason": None,
        "rootProcessInstanceId": instance.id,
        "superProcessInstanceId": None,
        "superCaseInstanceId": None,
        "caseInstanceId": None,
        "tenantId": None,
        "state": STATES[instance.status],
        "restartedProcessInstanceId": None,
        "sluttilstand": instance.end_state,
        "ansvarlig_team": instance.responsible_team or None,
    }


def milliseconds(start: datetime, end: datetime | None) -> int | None:
    """How long it took; None while it runs."""
    return None if end is None else round((end - start).total_seconds() * 1000)
