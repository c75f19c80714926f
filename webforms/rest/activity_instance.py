"""/process-instance/{id}/activity-instances: where a case stands now, as Camunda's tree."""

from __future__ import annotations

from typing import Any

from flask import Response

from engine.records.cases import ActivityRecord, IncidentRecord, ProcessState
from webforms.rest.answers import answer
from webforms.rest.context import actor, engine
from webforms.rest.process_instance import running
from webforms.rest.routes import blueprint


@blueprint.get("/process-instance/<instance_id>/activity-instances")
def activity_instances(instance_id: str) -> Response:
    """The case with all elements that it stands at; those of called procedures stand beside the call."""
    running(instance_id)
    return answer(_tree(engine().read.process_state(instance_id, actor())))


def _tree(state: ProcessState) -> dict[str, Any]:
    case = state.instance
    children = [_child(each, state.incidents) for each in state.activities if each.ended_at is None]
    return {
        **_node(case.id, case.process_key, case.process_name, case.id, case.definition_id),
        "parentActivityInstanceId": None,
        "activityType": "processDefinition",
        "childActivityInstances": children,
    }


def _child(activity: ActivityRecord, incidents: tuple[IncidentRecord, ...]) -> dict[str, Any]:
    here = [each for each in incidents if each.element_id == activity.element_id]
    node = _node(activity.id, activity.element_id, activity.element_name, activity.instance_id, activity.definition_id)
    return {
        **node,
        "parentActivityInstanceId": activity.instance_id,
        "activityType": activity.element_type,
        "incidentIds": [each.id for each in here],
        "incidents": [{"id": each.id, "activityId": each.element_id} for each in here],
    }


def _node(node_id: str, element_id: str, name: str, instance_id: str, definition_id: str) -> dict[str, Any]:
    return {
        "id": node_id,
        "parentActivityInstanceId": None,
        "activityId": element_id,
        "activityType": None,
        "processInstanceId": instance_id,
        "processDefinitionId": definition_id,
        "childActivityInstances": [],
        "childTransitionInstances": [],
        "executionIds": [instance_id],
        "activityName": name or None,
        "name": name or None,
        "incidentIds": [],
        "incidents": [],
    }
