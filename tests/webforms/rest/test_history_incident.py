from __future__ import annotations

from tests.support.diagrams import process
from tests.support.rest_client import RestClient, instant

KEYS = {
    *("id", "processDefinitionKey", "processDefinitionId", "processInstanceId", "executionId", "rootProcessInstanceId"),
    *("createTime", "endTime", "removalTime", "incidentType", "activityId", "failedActivityId", "causeIncidentId"),
    *("rootCauseIncidentId", "configuration", "historyConfiguration", "incidentMessage", "tenantId"),
    *("jobDefinitionId", "open", "deleted", "resolved", "annotation"),
}


def failing() -> dict[str, bytes]:
    draft = process("fejl").start().timer("t", "P1D").exclusive("g").user("a", groups="tot").end("end", "nej")
    draft.path("start", "t", "g").flow("g", "a", 'udfald = "ja"').flow("g", "nej", 'udfald = "nej"')
    return {"fejl.bpmn": draft.path("a", "end").file()}


def test_an_incident_stays_in_history_when_it_is_solved(api: RestClient) -> None:
    api.deploy(failing(), "fejl")
    case = api.start("fejl")
    (job,) = api.get("/job")
    api.call("POST", f"/job/{job['id']}/execute")
    (found,) = api.get("/history/incident", processInstanceId=case["id"])
    assert found.keys() == KEYS
    assert (found["activityId"], found["open"], found["endTime"]) == ("g", True, None)
    api.call("PUT", f"/process-instance/{case['id']}/variables/udfald", json={"value": "ja", "type": "String"})
    api.call("PUT", f"/job/{job['id']}/retries", json={"retries": 1})
    (solved,) = api.get("/history/incident", resolved="true")
    assert (solved["id"], solved["open"]) == (found["id"], False)
    assert instant(solved["endTime"]) is not None
    assert api.get("/history/incident/count", open="true") == {"count": 0}
    assert api.get("/job")[0]["retries"] == 1
    assert api.get("/history/incident", "jurist") == []
