"""The one table of what /engine-rest serves: method, path, what is sent and what is answered.

`openapi` makes the document of it; a test holds it against the routes, both ways. An answer is a schema's name,
`[Name]` for a list of them, `{Name}` for a map by name, `text`, `bytes`, `json` for any JSON, or empty for 204
without a body. A query is the name of a table in `QUERIES`: parameters of a GET, the body of a POST.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from webforms.rest import (
    decision_definition,
    deployment,
    external_task,
    history,
    history_incident,
    history_task,
    incident,
    instance_query,
    job,
    process_definition,
    task_query,
)


@dataclass(frozen=True)
class Operation:
    """One method of one path below /engine-rest."""

    method: str
    path: str
    answer: str = ""
    sent: str = ""
    query: str = ""

    @property
    def resource(self) -> str:
        """The first part of the path, by which the document groups operations."""
        return self.path.split("/")[1]


Table = Mapping[str, Any]
TASK_ROWS = (
    *("processInstanceId", "processInstanceBusinessKey", "processDefinitionKey", "candidateGroup"),
    *("includeAssignedTasks", "unassigned", "assignee"),
    *("withTaskVariablesInReturn", "withTaskLocalVariablesInReturn"),
)
CASELESS = ("variableNamesIgnoreCase", "variableValuesIgnoreCase")
OF_CASES = ("processInstanceId", "processInstanceIdIn")


def query(module: Any, *looked_up: str) -> tuple[Table, Table]:
    """What a query tests, in rows (by name alone) and one by one, and what it is sorted by."""
    return _tested(looked_up, getattr(module, "RANGES", {}), module.FILTERS), module.ORDERS


def _tested(looked_up: Iterable[str], *tables: Table) -> Table:
    tested = dict.fromkeys(looked_up)
    return {**tested, **{name: None for table in tables for name in table}}


QUERIES: Mapping[str, tuple[Table, Table]] = {
    "deployments": query(deployment),
    "definitions": query(process_definition),
    "decisions": query(decision_definition),
    "instances": (
        _tested((*instance_query.RUNNING_ROWS, *CASELESS), instance_query.FILTERS),
        instance_query.ORDERS,
    ),
    "tasks": query(task_query, *TASK_ROWS, *CASELESS),
    "external tasks": query(external_task),
    "incidents": query(incident),
    "jobs": query(job),
    "historic instances": (
        _tested((*instance_query.HISTORIC_ROWS, *CASELESS), instance_query.RANGES, instance_query.HISTORIC_FILTERS),
        instance_query.ORDERS,
    ),
    "historic activities": (_tested(OF_CASES, history.ACTIVITY_FILTERS), history.ACTIVITY_ORDERS),
    "historic variables": (_tested(OF_CASES, history.VARIABLE_FILTERS), history.VARIABLE_ORDERS),
    "historic tasks": query(history_task, "processInstanceId", "processDefinitionKey", *CASELESS),
    "historic incidents": query(history_incident),
}


def listed(path: str, answer: str, query: str, *methods: str) -> Iterator[Operation]:
    """A list and its count."""
    for method in methods:
        yield Operation(method, path, f"[{answer}]", query=query)
        yield Operation(method, f"{path}/count", "Count", query=query)


def keyed(of: tuple[str, str], tail: str, method: str, answer: str, sent: str = "") -> Iterator[Operation]:
    """An operation on one version by id, and on the version in use by key."""
    path, name = of
    yield Operation(method, f"{path}/{{{name}}}{tail}", answer, sent)
    yield Operation(method, f"{path}/key/{{key}}{tail}", answer, sent)


def variables(path: str) -> Iterator[Operation]:
    """All that is done with the variables of one thing."""
    yield Operation("GET", path, "{Variable}")
    yield Operation("POST", path, sent="Modifications")
    yield Operation("GET", f"{path}/{{name}}", "Variable")
    yield Operation("PUT", f"{path}/{{name}}", sent="VariableSent")
    yield Operation("DELETE", f"{path}/{{name}}")
    yield Operation("GET", f"{path}/{{name}}/data", "json")


PROCESS, DECISION = ("/process-definition", "definition_id"), ("/decision-definition", "decision_id")
INSTANCE, TASK, EXTERNAL = "/process-instance/{instance_id}", "/task/{task_id}", "/external-task/{task_id}"
BOTH = ("GET", "POST")
OPERATIONS: tuple[Operation, ...] = (
    Operation("GET", "/version", "Version"),
    Operation("GET", "/openapi.json", "json"),
    Operation("POST", "/message", sent="Message"),
    Operation("GET", "/demo/clock", "Clock"),
    Operation("POST", "/demo/clock", "Clock", "ClockMove"),
    *listed("/deployment", "Deployment", "deployments", "GET"),
    Operation("POST", "/deployment/create", "Deployed", "multipart"),
    Operation("GET", "/deployment/{deployment_id}", "Deployment"),
    Operation("DELETE", "/deployment/{deployment_id}"),
    Operation("GET", "/deployment/{deployment_id}/resources", "[Resource]"),
    Operation("GET", "/deployment/{deployment_id}/resources/{name}", "Resource"),
    Operation("GET", "/deployment/{deployment_id}/resources/{name}/data", "bytes"),
    *listed("/process-definition", "ProcessDefinition", "definitions", "GET"),
    *keyed(PROCESS, "", "GET", "ProcessDefinition"),
    *keyed(PROCESS, "/xml", "GET", "ProcessXml"),
    *keyed(PROCESS, "/start", "POST", "ProcessInstance", "Start"),
    Operation("POST", "/process-definition/key/{key}/tenant-id/{tenant_id}/start", "ProcessInstance", "Start"),
    *keyed(PROCESS, "/startForm", "GET", "FormReference"),
    *keyed(PROCESS, "/deployed-start-form", "GET", "json"),
    *keyed(PROCESS, "/form-variables", "GET", "{Variable}"),
    *keyed(PROCESS, "/submit-form", "POST", "ProcessInstance", "Start"),
    *listed("/decision-definition", "DecisionDefinition", "decisions", "GET"),
    *keyed(DECISION, "", "GET", "DecisionDefinition"),
    *keyed(DECISION, "/xml", "GET", "DecisionXml"),
    *keyed(DECISION, "/evaluate", "POST", "json", "Variables"),
    *listed("/process-instance", "ProcessInstance", "instances", *BOTH),
    Operation("GET", INSTANCE, "ProcessInstance"),
    Operation("DELETE", INSTANCE),
    Operation("PUT", f"{INSTANCE}/suspended", sent="Suspension"),
    Operation("GET", f"{INSTANCE}/activity-instances", "ActivityInstance"),
    *variables(f"{INSTANCE}/variables"),
    *listed("/task", "Task", "tasks", *BOTH),
    Operation("GET", TASK, "Task"),
    *(Operation("POST", f"{TASK}/{verb}", sent="User") for verb in ("claim", "assignee")),
    Operation("POST", f"{TASK}/unclaim"),
    *(Operation("POST", f"{TASK}/{verb}", sent="Variables") for verb in ("complete", "submit-form")),
    Operation("GET", f"{TASK}/form", "FormReference"),
    Operation("GET", f"{TASK}/deployed-form", "json"),
    Operation("GET", f"{TASK}/form-variables", "{Variable}"),
    *variables(f"{TASK}/variables"),
    *variables(f"{TASK}/localVariables"),
    Operation("GET", f"{TASK}/identity-links", "[IdentityLink]"),
    Operation("GET", f"{TASK}/comment", "[Comment]"),
    Operation("GET", f"{TASK}/comment/{{comment_id}}", "Comment"),
    Operation("POST", f"{TASK}/comment/create", "Comment", "NewComment"),
    *listed("/external-task", "ExternalTask", "external tasks", *BOTH),
    Operation("POST", "/external-task/fetchAndLock", "[LockedExternalTask]", "Fetch"),
    Operation("GET", "/external-task/topic-names", "[string]", query="external tasks"),
    Operation("GET", EXTERNAL, "ExternalTask"),
    Operation("GET", f"{EXTERNAL}/errorDetails", "text"),
    Operation("PUT", f"{EXTERNAL}/retries", sent="Retries"),
    Operation("POST", f"{EXTERNAL}/complete", sent="JobDone"),
    Operation("POST", f"{EXTERNAL}/failure", sent="JobFailed"),
    Operation("POST", f"{EXTERNAL}/bpmnError", sent="JobError"),
    Operation("POST", f"{EXTERNAL}/extendLock", sent="LongerLock"),
    Operation("POST", f"{EXTERNAL}/lock", sent="Lock"),
    Operation("POST", f"{EXTERNAL}/unlock"),
    *listed("/job", "Job", "jobs", *BOTH),
    Operation("GET", "/job/{job_id}", "Job"),
    Operation("POST", "/job/{job_id}/execute"),
    Operation("PUT", "/job/{job_id}/retries", sent="Retries"),
    *listed("/incident", "Incident", "incidents", "GET"),
    Operation("GET", "/incident/{incident_id}", "Incident"),
    *listed("/history/process-instance", "HistoricInstance", "historic instances", *BOTH),
    Operation("GET", "/history/process-instance/{instance_id}", "HistoricInstance"),
    *listed("/history/activity-instance", "HistoricActivity", "historic activities", *BOTH),
    *listed("/history/variable-instance", "HistoricVariable", "historic variables", *BOTH),
    *listed("/history/task", "HistoricTask", "historic tasks", *BOTH),
    *listed("/history/incident", "HistoricIncident", "historic incidents", "GET"),
)
