from __future__ import annotations

from typing import Any

import pytest

from tests.support.rest_client import RestClient, instant
from tests.webforms.rest.drawings import ASSESS, GRANT, application

KEYS = {
    *("id", "processDefinitionKey", "processDefinitionId", "processInstanceId", "executionId", "caseDefinitionKey"),
    *("caseDefinitionId", "caseInstanceId", "caseExecutionId", "activityInstanceId", "name", "description"),
    *("deleteReason", "owner", "assignee", "startTime", "endTime", "duration", "taskDefinitionKey", "priority", "due"),
    *("parentTaskId", "followUp", "tenantId", "removalTime", "rootProcessInstanceId", "taskState"),
}


@pytest.fixture
def case(api: RestClient) -> Any:
    api.deploy(application())
    case = api.start("ansoegning", modtager="fagteam")
    api.complete(api.task(case["id"], ASSESS)["id"], "tot", udfald="ja", begrundelse="x")
    return case


def test_done_and_open_tasks_are_listed(api: RestClient, case: Any) -> None:
    done, waits = api.get("/history/task", processInstanceId=case["id"], sortBy="startTime")
    assert done.keys() == KEYS
    assert (done["name"], done["assignee"], done["deleteReason"]) == (ASSESS, "tot", "completed")
    assert instant(done["endTime"]) is not None
    assert done["duration"] >= 0
    assert (waits["name"], waits["endTime"], waits["deleteReason"]) == (GRANT, None, None)
    assert api.get("/history/task", finished="true") == [done]
    assert api.post("/history/task", {"unfinished": True, "processDefinitionKey": "ansoegning"}) == [waits]
    assert api.get("/history/task/count", taskAssignee="tot") == {"count": 1}
    assert api.get("/history/task", "jurist") == []


def test_what_was_cut_off_is_told_apart(api: RestClient, case: Any) -> None:
    api.call("DELETE", f"/process-instance/{case['id']}")
    (cut_off,) = api.get("/history/task", taskDefinitionKey="bevilg")
    assert cut_off["deleteReason"] == "deleted"
