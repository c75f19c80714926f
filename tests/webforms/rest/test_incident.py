from __future__ import annotations

from tests.support.diagrams import process
from tests.support.rest_client import RestClient

KEYS = {
    *("id", "processDefinitionId", "processInstanceId", "executionId", "incidentTimestamp", "incidentType"),
    *("activityId", "failedActivityId", "causeIncidentId", "rootCauseIncidentId", "configuration"),
    *("incidentMessage", "tenantId", "jobDefinitionId", "annotation"),
}


def failing() -> dict[str, bytes]:
    """After the first task comes one for a team that depends on a variable."""
    draft = process("fejler").start().user("a", groups="tot").user("b", groups="=modtager").end("End_b")
    return {"fejler.bpmn": draft.path("start", "a", "b", "End_b").file()}


def test_what_the_diagram_could_not_do_is_an_incident_and_the_submission_is_kept(api: RestClient) -> None:
    api.deploy(failing())
    case = api.start("fejler", "S-1", "tot")
    (task,) = api.get("/task", "tot")
    assert api.call("POST", f"/task/{task['id']}/complete", "tot", json={"variables": {"x": {"value": 1}}})
    assert api.get("/task", "tot") == []
    (incident,) = api.get("/incident", "tot")
    assert incident.keys() == KEYS
    assert (incident["processInstanceId"], incident["activityId"]) == (case["id"], "b")
    assert incident["incidentMessage"]
    assert (incident["incidentType"], incident["configuration"]) == ("failedJob", None)
    assert api.get(f"/incident/{incident['id']}", "tot") == incident
    assert api.get("/incident/count", processInstanceId=case["id"]) == {"count": 1}
    assert api.get("/incident", processInstanceId="en-anden") == []
    assert api.get("/incident", "fagteam") == []
    api.refused(404, "GET", "/incident/findes-ikke")
    assert api.get("/process-instance", withIncident="true") == [case]


def test_a_job_that_a_worker_gave_up_is_named_as_the_incident_of_an_external_task(api: RestClient) -> None:
    draft = process("send").start()
    draft.element("serviceTask", "s", "", "Send brevet", type="external", topic="post").end()
    api.deploy({"send.bpmn": draft.path("start", "s", "end").file()})
    case = api.start("send", "S-1")
    topics = [{"topicName": "post", "lockDuration": 10_000}]
    (job,) = api.post("/external-task/fetchAndLock", {"workerId": "w", "maxTasks": 1, "topics": topics})
    api.post(f"/external-task/{job['id']}/failure", {"workerId": "w", "errorMessage": "Afvist", "retries": 0})
    (incident,) = api.get("/incident", incidentType="failedExternalTask", processInstanceId=case["id"])
    assert (incident["incidentType"], incident["configuration"]) == ("failedExternalTask", job["id"])
    assert api.get("/history/incident", incidentType="failedExternalTask")[0]["incidentType"] == "failedExternalTask"
    assert api.get("/incident", incidentType="failedJob") == []
