"""Steps and variables of history in Camunda's keys (camunda-modeler § 2.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from engine.records.cases import ActivityRecord, InstanceRecord, ScopeRecord
from webforms.rest.dates import written
from webforms.rest.instance_answers import milliseconds
from webforms.rest.values import typed


@dataclass(frozen=True)
class HistoricVariable:
    """The last value of one variable in one scope of a case."""

    id: str
    name: str
    value: Any
    instance_id: str
    scope_id: str
    process_key: str
    definition_id: str
    created_at: datetime


def historic_variables(instance: InstanceRecord, scopes: Iterable[ScopeRecord]) -> list[HistoricVariable]:
    """The variables of all scopes, the started procedure's first."""
    return [
        HistoricVariable(
            id=f"{instance.id}:{scope.id}:{name}",
            name=name,
            value=value,
            instance_id=instance.id,
            scope_id=instance.id if scope.parent_id is None else scope.id,
            process_key=scope.process_key,
            definition_id=scope.definition_id,
            created_at=instance.started_at,
        )
        for scope in sorted(scopes, key=lambda scope: scope.parent_id is not None)
        for name, value in scope.variables.items()
    ]


def variable_answer(variable: HistoricVariable, zone: tzinfo) -> dict[str, Any]:
    """One variable: all documented keys, null where empty."""
    return {
        "id": variable.id,
        "name": variable.name,
        **typed(variable.value),
        "processDefinitionKey": variable.process_key,
        "processDefinitionId": variable.definition_id,
        "processInstanceId": variable.instance_id,
        "executionId": variable.instance_id,
        "activityInstanceId": variable.scope_id,
        "caseDefinitionKey": None,
        "caseDefinitionId": None,
        "caseInstanceId": None,
        "caseExecutionId": None,
        "taskId": None,
        "errorMessage": None,
        "tenantId": None,
        "state": "CREATED",
        "createTime": written(variable.created_at, zone),
        "removalTime": None,
        "rootProcessInstanceId": variable.instance_id,
    }


def completes_scope(activity: ActivityRecord) -> bool:
    """Whether the step ended what it stood in."""
    return activity.element_type.endswith("EndEvent")


def activity_answer(activity: ActivityRecord, zone: tzinfo) -> dict[str, Any]:
    """One step: all documented keys, null where empty. `processInstanceId` is the started case's, also in a call."""
    return {
        "id": activity.id,
        "parentActivityInstanceId": activity.instance_id,
        "activityId": activity.element_id,
        "activityName": activity.element_name or None,
        "activityType": activity.element_type,
        "processDefinitionKey": activity.process_key,
        "processDefinitionId": activity.definition_id,
        "processInstanceId": activity.instance_id,
        "executionId": activity.instance_id,
        "taskId": activity.task_id,
        "calledProcessInstanceId": None,
        "calledCaseInstanceId": None,
        "assignee": activity.assignee,
        "startTime": written(activity.started_at, zone),
        "endTime": written(activity.ended_at, zone),
        "durationInMillis": milliseconds(activity.started_at, activity.ended_at),
        "canceled": activity.canceled,
        "completeScope": completes_scope(activity),
        "tenantId": None,
        "removalTime": None,
        "rootProcessInstanceId": activity.instance_id,
    }
