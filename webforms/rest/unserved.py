"""What Camunda's queries know and this server does not. It is refused: an answer that left it out would be wrong.

Names that Camunda does not know either are ignored, as clients expect.
"""

from __future__ import annotations

from collections.abc import Mapping

CASES = "Sagsgang kører ikke CMMN."
EXPRESSIONS = "Udtryk kan ikke bruges i forespørgsler. Skriv værdien selv."
REASONS: Mapping[str, str] = {
    "orQueries": "Spørg én gang for hver mulighed.",
    "taskVariables": "Brug processVariables.",
    "owner": "Opgaver har ingen ejer, kun den, der har taget dem. Brug assignee.",
    "taskOwner": "Opgaver har ingen ejer, kun den, der har taget dem. Brug taskAssignee.",
    "parentTaskId": "Opgaver har ingen underopgaver.",
    "taskParentTaskId": "Opgaver har ingen underopgaver.",
    "delegationState": "Opgaver kan ikke uddelegeres.",
    "superProcessInstance": "En kaldt procedure er en del af den sag, der kalder.",
    "subProcessInstance": "En kaldt procedure er en del af den sag, der kalder.",
}
TASKS = (
    "orQueries description descriptionLike involvedUser owner parentTaskId updatedAfter delegationState "
    "taskVariables caseDefinitionId caseDefinitionKey caseDefinitionName caseDefinitionNameLike caseExecutionId "
    "caseInstanceBusinessKey caseInstanceBusinessKeyLike caseInstanceId caseInstanceVariables "
    "withCommentAttachmentInfo processInstanceBusinessKeyExpression processInstanceBusinessKeyLikeExpression "
    "assigneeExpression assigneeLikeExpression candidateGroupExpression candidateGroupsExpression "
    "candidateUserExpression involvedUserExpression ownerExpression dueAfterExpression dueBeforeExpression "
    "dueDateExpression followUpAfterExpression followUpBeforeExpression followUpBeforeOrNotExistentExpression "
    "followUpDateExpression createdAfterExpression createdBeforeExpression createdOnExpression "
    "updatedAfterExpression"
)
INSTANCES = (
    "orQueries deploymentId caseInstanceId superProcessInstance subProcessInstance superCaseInstance subCaseInstance "
    "incidentId incidentType incidentMessage incidentMessageLike activityIdIn"
)
HISTORIC_INSTANCES = (
    "orQueries withJobsRetrying incidentStatus incidentMessage incidentMessageLike incidentType incidentIdIn "
    "superProcessInstanceId subProcessInstanceId superCaseInstanceId subCaseInstanceId caseInstanceId "
    "executedActivityAfter executedActivityBefore executedActivityIdIn activeActivityIdIn activityIdIn "
    "executedJobAfter executedJobBefore"
)
HISTORIC_TASKS = (
    "orQueries taskParentTaskId taskDescription taskDescriptionLike taskOwner taskOwnerLike processFinished "
    "processUnfinished taskVariables taskInvolvedUser taskInvolvedGroup caseDefinitionId caseDefinitionKey "
    "caseDefinitionName caseInstanceId caseExecutionId"
)
HISTORIC_VARIABLES = (
    "caseInstanceId variableValue variableValuesIgnoreCase variableNamesIgnoreCase taskIdIn caseExecutionIdIn "
    "caseActivityIdIn includeDeleted"
)
HISTORIC_INCIDENTS = "configuration historyConfiguration jobDefinitionIdIn"
DEFINITIONS = "category categoryLike startableBy incidentId incidentType incidentMessage incidentMessageLike"
DECISIONS = (
    "category categoryLike deployedAfter deployedAt decisionRequirementsDefinitionId decisionRequirementsDefinitionKey "
    "versionTag versionTagLike"
)
EXTERNAL_TASKS = (
    "processDefinitionName processDefinitionNameLike processVariables variableNamesIgnoreCase variableValuesIgnoreCase"
)
TOPIC_NAMES = f"{EXTERNAL_TASKS} withLockedTasks withUnlockedTasks"
INCIDENTS = "configuration jobDefinitionIdIn"
JOBS = "jobDefinitionId acquired"


def refusal(name: str) -> str:
    """The sentence that names it and says what to do instead."""
    why = REASONS.get(name) or (EXPRESSIONS if name.endswith("Expression") else "")
    why = why or (CASES if name.lower().startswith(("case", "supercase", "subcase")) else "")
    return f"Der kan ikke spørges med {name} her. {why or 'Tag det ud af forespørgslen, og spørg på en anden måde.'}"
