"""No query of Camunda's is half understood: each name it knows is served, or refused in a sentence that says which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.rest_client import RestClient
from webforms.rest import unserved
from webforms.rest.operations import QUERIES

CASES = "caseInstanceId caseDefinitionId caseDefinitionKey caseDefinitionName caseExecutionId"
TENANTS = "tenantIdIn withoutTenantId"
CASELESS = "variableNamesIgnoreCase variableValuesIgnoreCase"
# what Camunda 7.24 knows: query → (path, names)
KNOWN: dict[str, tuple[str, str]] = {
    "deployments": (
        "/deployment",
        f"id name nameLike source withoutSource before after {TENANTS} includeDeploymentsWithoutTenantId",
    ),
    "definitions": (
        "/process-definition",
        "processDefinitionId processDefinitionIdIn category categoryLike name nameLike deploymentId deployedAfter "
        "deployedAt key keysIn keyLike ver version latest latestVersion resourceName resourceNameLike startableBy "
        f"active suspended incidentId incidentType incidentMessage incidentMessageLike {TENANTS} versionTag "
        "versionTagLike withoutVersionTag startableInTasklist notStartableInTasklist startablePermissionCheck "
        "includeProcessDefinitionsWithoutTenantId",
    ),
    "decisions": (
        "/decision-definition",
        "decisionDefinitionId decisionDefinitionIdIn category categoryLike name nameLike deploymentId deployedAfter "
        "deployedAt key keyLike resourceName resourceNameLike version latestVersion decisionRequirementsDefinitionId "
        f"decisionRequirementsDefinitionKey withoutDecisionRequirementsDefinition {TENANTS} versionTag versionTagLike "
        "includeDecisionDefinitionsWithoutTenantId",
    ),
    "instances": (
        "/process-instance",
        "orQueries processInstanceIds deploymentId processDefinitionKey processDefinitionKeyIn "
        "processDefinitionKeyNotIn businessKey businessKeyLike caseInstanceId processDefinitionId "
        "superProcessInstance subProcessInstance superCaseInstance subCaseInstance active suspended variables "
        f"{CASELESS} withIncident incidentId rootProcessInstanceId incidentType incidentMessage incidentMessageLike "
        f"{TENANTS} activityIdIn rootProcessInstances leafProcessInstances processDefinitionWithoutTenantId",
    ),
    "tasks": (
        "/task",
        "orQueries processInstanceBusinessKey processInstanceBusinessKeyExpression processInstanceBusinessKeyIn "
        "processInstanceBusinessKeyLike processInstanceBusinessKeyLikeExpression processDefinitionKey "
        "processDefinitionKeyIn processDefinitionId executionId activityInstanceIdIn processDefinitionName "
        "processDefinitionNameLike processInstanceId processInstanceIdIn assignee assigneeExpression assigneeLike "
        "assigneeIn assigneeNotIn assigneeLikeExpression candidateGroup candidateGroupExpression candidateGroupLike "
        "withCandidateGroups withoutCandidateGroups withCandidateUsers withoutCandidateUsers candidateUser "
        "candidateUserExpression includeAssignedTasks taskId taskIdIn taskDefinitionKey taskDefinitionKeyIn "
        "taskDefinitionKeyNotIn taskDefinitionKeyLike description descriptionLike involvedUser involvedUserExpression "
        "maxPriority minPriority name nameNotEqual nameLike nameNotLike owner ownerExpression priority parentTaskId "
        "assigned unassigned active suspended dueAfter dueAfterExpression dueBefore dueBeforeExpression dueDate due "
        "dueDateExpression withoutDueDate followUpAfter followUpAfterExpression followUpBefore "
        "followUpBeforeExpression followUpBeforeOrNotExistent followUpBeforeOrNotExistentExpression followUpDate "
        "followUp followUpDateExpression createdAfter createdAfterExpression createdBefore createdBeforeExpression "
        "createdOn created createdOnExpression updatedAfter updatedAfterExpression delegationState candidateGroups "
        f"candidateGroupsExpression taskVariables processVariables {CASES} caseDefinitionNameLike "
        f"caseInstanceBusinessKey caseInstanceBusinessKeyLike caseInstanceVariables {CASELESS} {TENANTS} "
        "withCommentAttachmentInfo withTaskVariablesInReturn withTaskLocalVariablesInReturn",
    ),
    "external tasks": (
        "/external-task",
        "externalTaskId externalTaskIdIn activityId activityIdIn lockExpirationBefore lockExpirationAfter topicName "
        "locked notLocked executionId processInstanceId processInstanceIdIn processDefinitionKey "
        "processDefinitionKeyIn processDefinitionId processDefinitionName processDefinitionNameLike active suspended "
        "withRetriesLeft noRetriesLeft workerId priorityHigherThanOrEquals priorityLowerThanOrEquals processVariables "
        f"{CASELESS} {TENANTS}",
    ),
    "incidents": (
        "/incident",
        "incidentId incidentType incidentMessage incidentMessageLike processDefinitionId processDefinitionKeyIn "
        "processInstanceId executionId incidentTimestampAfter incidentTimestampBefore activityId failedActivityId "
        "causeIncidentId rootCauseIncidentId configuration tenantIdIn jobDefinitionIdIn",
    ),
    "jobs": (
        "/job",
        "activityId failedActivityId jobId jobIds executionId processInstanceId processInstanceIds "
        "processDefinitionId processDefinitionKey withRetriesLeft executable timers withException messages "
        "exceptionMessage dueDates createTimes noRetriesLeft active suspended priorityHigherThanOrEquals "
        f"priorityLowerThanOrEquals jobDefinitionId {TENANTS} includeJobsWithoutTenantId acquired",
    ),
    "historic instances": (
        "/history/process-instance",
        "orQueries processInstanceId processInstanceIds processInstanceIdNotIn rootProcessInstanceId "
        "processDefinitionId processDefinitionName processDefinitionNameLike processDefinitionKey "
        "processDefinitionKeyIn processDefinitionKeyNotIn processInstanceBusinessKey processInstanceBusinessKeyIn "
        "processInstanceBusinessKeyLike rootProcessInstances finished unfinished withJobsRetrying withIncidents "
        "withRootIncidents incidentStatus incidentMessage incidentMessageLike startedBefore startedAfter "
        "finishedBefore finishedAfter startedBy superProcessInstanceId subProcessInstanceId superCaseInstanceId "
        f"subCaseInstanceId caseInstanceId variables {CASELESS} incidentType incidentIdIn {TENANTS} "
        "executedActivityAfter executedActivityIdIn executedActivityBefore activeActivityIdIn activityIdIn "
        "executedJobAfter executedJobBefore active suspended completed externallyTerminated internallyTerminated",
    ),
    "historic activities": (
        "/history/activity-instance",
        "activityInstanceId processInstanceId processDefinitionId executionId activityId activityName "
        "activityNameLike activityType taskAssignee finished unfinished completeScope canceled startedBefore "
        f"startedAfter finishedBefore finishedAfter {TENANTS}",
    ),
    "historic variables": (
        "/history/variable-instance",
        "processInstanceId processDefinitionId processDefinitionKey caseInstanceId variableName variableNameLike "
        f"variableNameIn variableValue variableTypeIn {CASELESS} executionIdIn taskIdIn processInstanceIdIn "
        f"activityInstanceIdIn caseExecutionIdIn caseActivityIdIn {TENANTS} includeDeleted",
    ),
    "historic tasks": (
        "/history/task",
        "orQueries taskId taskParentTaskId processInstanceId rootProcessInstanceId processInstanceBusinessKey "
        "processInstanceBusinessKeyIn processInstanceBusinessKeyLike executionId activityInstanceIdIn "
        "processDefinitionId processDefinitionKey processDefinitionName taskName taskNameLike taskDescription "
        "taskDescriptionLike taskDefinitionKey taskDefinitionKeyIn taskDeleteReason taskDeleteReasonLike assigned "
        "unassigned taskAssignee taskAssigneeLike taskOwner taskOwnerLike taskPriority finished unfinished "
        "processFinished processUnfinished taskDueDate taskDueDateBefore taskDueDateAfter withoutTaskDueDate "
        "taskFollowUpDate taskFollowUpDateBefore taskFollowUpDateAfter taskVariables processVariables "
        f"{CASELESS} {CASES} {TENANTS} taskInvolvedUser taskInvolvedGroup taskHadCandidateUser taskHadCandidateGroup "
        "withCandidateGroups withoutCandidateGroups startedBefore startedAfter finishedBefore finishedAfter",
    ),
    "historic incidents": (
        "/history/incident",
        "incidentId incidentType incidentMessage incidentMessageLike processDefinitionId processDefinitionKey "
        "processDefinitionKeyIn processInstanceId executionId createTimeBefore createTimeAfter endTimeBefore "
        "endTimeAfter activityId failedActivityId causeIncidentId rootCauseIncidentId configuration "
        f"historyConfiguration open resolved deleted {TENANTS} jobDefinitionIdIn",
    ),
}
REFUSED = {
    "definitions": unserved.DEFINITIONS,
    "decisions": unserved.DECISIONS,
    "instances": unserved.INSTANCES,
    "tasks": unserved.TASKS,
    "external tasks": unserved.EXTERNAL_TASKS,
    "incidents": unserved.INCIDENTS,
    "jobs": unserved.JOBS,
    "historic instances": unserved.HISTORIC_INSTANCES,
    "historic variables": unserved.HISTORIC_VARIABLES,
    "historic tasks": unserved.HISTORIC_TASKS,
    "historic incidents": unserved.HISTORIC_INCIDENTS,
}
ONLY_BY_GET = {"deployments", "definitions", "decisions", "incidents", "historic incidents"}


@pytest.mark.parametrize("query", KNOWN)
def test_each_name_that_camunda_knows_is_served_or_refused(query: str) -> None:
    served, refused, known = set(QUERIES[query][0]), set(REFUSED.get(query, "").split()), set(KNOWN[query][1].split())
    assert known - served - refused == set()
    assert served & refused == set()
    assert refused <= known


def refusals() -> Iterator[Any]:
    for query, names in REFUSED.items():
        for name in names.split():
            yield pytest.param(KNOWN[query][0], query, name, id=f"{query}-{name}")


def test_what_is_refused_is_named_wherever_it_is_asked_for(api: RestClient) -> None:
    for path, query, name in (each.values for each in refusals()):
        for found in (path, f"{path}/count"):
            assert name in api.refused(400, "GET", found, query_string={name: "x"})["message"]
            if query not in ONLY_BY_GET:
                assert name in api.refused(400, "POST", found, json={name: ["x"]})["message"]
    assert "withLockedTasks" in api.refused(400, "GET", "/external-task/topic-names?withLockedTasks=true")["message"]


def test_a_refusal_says_what_to_do() -> None:
    assert unserved.refusal("owner") == (
        "Der kan ikke spørges med owner her. Opgaver har ingen ejer, kun den, der har taget dem. Brug assignee."
    )
    assert unserved.refusal("dueDateExpression").endswith("Skriv værdien selv.")
    assert unserved.refusal("caseInstanceId").endswith("Sagsgang kører ikke CMMN.")
    assert unserved.refusal("superCaseInstanceId").endswith("Sagsgang kører ikke CMMN.")


def test_what_asks_for_nothing_and_what_nobody_knows_is_no_matter(api: RestClient) -> None:
    sent: dict[str, Any] = {
        "owner": None,
        "withCommentAttachmentInfo": False,
        "orQueries": [],
        "description": "",
        "heltAndet": 1,
    }
    assert api.post("/task", sent) == []
    assert api.get("/task", withCommentAttachmentInfo="False", owner="", startInstructions="x") == []
