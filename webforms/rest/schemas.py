"""The schemas of what /engine-rest sends and takes, in a short notation; `openapi` unfolds them.

`name` is a text, `name:t` of another type, `name?` may be null. Types: i whole number, n number, b boolean, d instant,
o object, a list, `*Name` a list of a schema, `^Name` a map of a schema by name, `=Name` a schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TYPES: Mapping[str, Mapping[str, Any]] = {
    "": {"type": "string"},
    "i": {"type": "integer"},
    "n": {"type": "number"},
    "b": {"type": "boolean"},
    "d": {"type": "string", "examples": ["2026-01-31T08:00:00.000+0100"]},
    "o": {"type": "object"},
    "a": {"type": "array", "items": {}},
    "v": {},
}
_EXTERNAL = (
    "id topicName activityId activityInstanceId executionId processInstanceId processDefinitionId processDefinitionKey "
    "processDefinitionVersionTag? businessKey? workerId? lockExpirationTime:d? createTime:d retries:i? priority:i "
    "suspended:b errorMessage? tenantId?"
)
_INCIDENT = (
    "id processDefinitionId processInstanceId executionId incidentType activityId? failedActivityId? causeIncidentId "
    "rootCauseIncidentId configuration? incidentMessage tenantId? jobDefinitionId? annotation?"
)
_OF_CASE = "caseInstanceId? tenantId?"
ANSWERS: Mapping[str, str] = {
    "Error": "type message code:i?",
    "Count": "count:i",
    "Version": "version",
    "Clock": "now",
    "Variable": "type value:v valueInfo:o",
    "Deployment": "links:a id name source? deploymentTime:d tenantId?",
    "Deployed": (
        "links:a id name source? deploymentTime:d tenantId? deployedProcessDefinitions:^ProcessDefinition? "
        "deployedCaseDefinitions:o? deployedDecisionDefinitions:^DecisionDefinition? "
        "deployedDecisionRequirementsDefinitions:o?"
    ),
    "Resource": "id name deploymentId",
    "ProcessDefinition": (
        "id key category? description? name? version:i resource deploymentId diagram? suspended:b tenantId? "
        "versionTag? "
        "historyTimeToLive:i? startableInTasklist:b"
    ),
    "ProcessXml": "id bpmn20Xml",
    "DecisionDefinition": (
        "id key category? name? version:i resource deploymentId decisionRequirementsDefinitionId? "
        "decisionRequirementsDefinitionKey? tenantId? versionTag? historyTimeToLive:i?"
    ),
    "DecisionXml": "id dmnXml",
    "ProcessInstance": f"links:a id definitionId definitionKey businessKey? ended:b suspended:b {_OF_CASE}",
    "ActivityInstance": (
        "id parentActivityInstanceId? activityId activityType? processInstanceId processDefinitionId activityName? "
        "name? "
        "childActivityInstances:*ActivityInstance childTransitionInstances:a executionIds:a incidentIds:a incidents:a"
    ),
    "Task": (
        "id name assignee? created:d due:d? followUp:d? lastUpdated:d? delegationState? description? executionId "
        "owner? "
        "parentTaskId? priority:i processDefinitionId processDefinitionKey processInstanceId taskDefinitionKey "
        f"caseExecutionId? caseDefinitionId? suspended:b formKey? camundaFormRef:o? taskState {_OF_CASE}"
    ),
    "FormReference": "key? camundaFormRef:o? contextPath?",
    "IdentityLink": "userId? groupId? type",
    "Comment": "links:a id userId time:d taskId message removalTime:d? rootProcessInstanceId processInstanceId",
    "ExternalTask": _EXTERNAL,
    "LockedExternalTask": f"{_EXTERNAL} errorDetails? variables:^Variable extensionProperties:o",
    "Job": (
        "id jobDefinitionId? processInstanceId processDefinitionId processDefinitionKey executionId exceptionMessage? "
        "failedActivityId? retries:i dueDate:d suspended:b priority:i tenantId? createTime:d batchId? activityId"
    ),
    "Incident": f"{_INCIDENT} incidentTimestamp:d",
    "HistoricInstance": (
        "id businessKey? processDefinitionId processDefinitionKey processDefinitionName? processDefinitionVersion:i "
        "startTime:d endTime:d? removalTime:d? durationInMillis:i? startUserId? startActivityId? deleteReason? "
        "rootProcessInstanceId superProcessInstanceId? superCaseInstanceId? state restartedProcessInstanceId? "
        f"sluttilstand? ansvarlig_team? {_OF_CASE}"
    ),
    "HistoricActivity": (
        "id parentActivityInstanceId activityId activityName? activityType processDefinitionKey processDefinitionId "
        "processInstanceId executionId taskId? calledProcessInstanceId? calledCaseInstanceId? assignee? startTime:d "
        "endTime:d? durationInMillis:i? canceled:b completeScope:b tenantId? removalTime:d? rootProcessInstanceId"
    ),
    "HistoricVariable": (
        "id name type value:v valueInfo:o processDefinitionKey processDefinitionId processInstanceId executionId "
        "activityInstanceId caseDefinitionKey? caseDefinitionId? caseExecutionId? taskId? errorMessage? state "
        f"createTime:d removalTime:d? rootProcessInstanceId {_OF_CASE}"
    ),
    "HistoricTask": (
        "id processDefinitionKey processDefinitionId processInstanceId executionId caseDefinitionKey? "
        "caseDefinitionId? "
        "caseExecutionId? activityInstanceId name description? deleteReason? owner? assignee? startTime:d endTime:d? "
        "duration:i? taskDefinitionKey priority:i due:d? parentTaskId? followUp:d? removalTime:d? "
        f"rootProcessInstanceId taskState {_OF_CASE}"
    ),
    "HistoricIncident": (
        f"{_INCIDENT} processDefinitionKey rootProcessInstanceId createTime:d endTime:d? removalTime:d? "
        "historyConfiguration? open:b deleted:b resolved:b"
    ),
}
SENT: Mapping[str, str] = {
    "VariableSent": "value:v type valueInfo:o",
    "Variables": "variables:^VariableSent withVariablesInReturn:b",
    "Start": "businessKey? variables:^VariableSent withVariablesInReturn:b",
    "Modifications": "modifications:^VariableSent deletions:a",
    "User": "userId?",
    "NewComment": "message",
    "Suspension": "suspended:b",
    "Retries": "retries:i",
    "Message": "messageName businessKey? processVariables:^VariableSent resultEnabled:b",
    "ClockMove": "advance set",
    "Topic": (
        "topicName lockDuration:i variables:a localVariables:b businessKey? processDefinitionId "
        "processDefinitionIdIn:a "
        "processDefinitionKey processDefinitionKeyIn:a processVariables:o tenantIdIn:a includeExtensionProperties:b"
    ),
    "Fetch": "workerId maxTasks:i usePriority:b asyncResponseTimeout:i topics:*Topic",
    "JobDone": "workerId variables:^VariableSent localVariables:^VariableSent",
    "JobFailed": "workerId errorMessage? errorDetails? retries:i retryTimeout:i",
    "JobError": "workerId errorCode errorMessage? variables:^VariableSent",
    "LongerLock": "workerId newDuration:i",
    "Lock": "workerId lockDuration:i",
}


def schema(written: str, *, complete: bool) -> dict[str, Any]:
    """The JSON schema of a notation. Of a complete one every key is present."""
    properties = dict(_property(word) for word in written.split())
    return {"type": "object", "properties": properties, **({"required": list(properties)} if complete else {})}


def _property(word: str) -> tuple[str, dict[str, Any]]:
    name, _, kind = word.removesuffix("?").partition(":")
    found = dict(TYPES.get(kind) or {} if kind in TYPES else _reference(kind))
    if word.endswith("?"):
        found = {"anyOf": [found, {"type": "null"}]}
    return name, found


def _reference(kind: str) -> dict[str, Any]:
    target = {"$ref": f"#/components/schemas/{kind[1:]}"}
    if kind[0] == "*":
        return {"type": "array", "items": target}
    return {"type": "object", "additionalProperties": target} if kind[0] == "^" else target
