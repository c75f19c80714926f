from __future__ import annotations

from typing import Any

import pytest

from tests.support.rest_client import RestClient, instant, plain
from tests.webforms.rest.drawings import ASSESS, GRANT, TALK, application, calling, waiting

INSTANCE_KEYS = {
    *("id", "businessKey", "processDefinitionId", "processDefinitionKey", "processDefinitionName"),
    *("processDefinitionVersion", "startTime", "endTime", "removalTime", "durationInMillis", "startUserId"),
    *("startActivityId", "deleteReason", "rootProcessInstanceId", "superProcessInstanceId", "superCaseInstanceId"),
    *("caseInstanceId", "tenantId", "state", "restartedProcessInstanceId", "sluttilstand"),
    "ansvarlig_team",
}
ACTIVITY_KEYS = {
    *("id", "parentActivityInstanceId", "activityId", "activityName", "activityType", "processDefinitionKey"),
    *("processDefinitionId", "processInstanceId", "executionId", "taskId", "calledProcessInstanceId"),
    *("calledCaseInstanceId", "assignee", "startTime", "endTime", "durationInMillis", "canceled"),
    *("completeScope", "tenantId", "removalTime", "rootProcessInstanceId"),
}
VARIABLE_KEYS = {
    *("id", "name", "type", "value", "valueInfo", "processDefinitionKey", "processDefinitionId"),
    *("processInstanceId", "executionId", "activityInstanceId", "caseDefinitionKey", "caseDefinitionId"),
    *("caseInstanceId", "caseExecutionId", "taskId", "errorMessage", "tenantId", "state", "createTime"),
    *("removalTime", "rootProcessInstanceId"),
}


@pytest.fixture
def ended(api: RestClient) -> Any:
    api.deploy(application())
    case = api.start("ansoegning", "S-1", "tot", modtager="fagteam", ansvarlig_team="tot")
    api.complete(api.task(case["id"], ASSESS)["id"], "tot", udfald="ja")
    api.complete(api.task(case["id"], GRANT)["id"], "fagteam")
    return case


def test_an_ended_case_is_completed_with_its_end_state(api: RestClient, ended: Any) -> None:
    found = api.get(f"/history/process-instance/{ended['id']}", "tot")
    assert found.keys() == INSTANCE_KEYS
    assert (found["state"], found["sluttilstand"], found["startUserId"]) == ("COMPLETED", "bevilget", "tot")
    start, end = instant(found["startTime"]), instant(found["endTime"])
    assert start is not None
    assert end is not None
    assert abs(found["durationInMillis"] - (end - start).total_seconds() * 1000) <= 1


def test_cases_are_found_by_state_and_key(api: RestClient, ended: Any) -> None:
    api.deploy(waiting(), "vent")
    running = api.start("vent", "S-2")
    for query, expected in (
        ({"finished": "true"}, ended),
        ({"completed": "true"}, ended),
        ({"unfinished": "true"}, running),
        ({"active": "true"}, running),
        ({"processInstanceBusinessKey": "S-1"}, ended),
        ({"processDefinitionKey": "vent"}, running),
        ({"processInstanceId": ended["id"]}, ended),
        ({"startedBy": "tot"}, ended),
    ):
        assert [each["id"] for each in api.get("/history/process-instance", **query)] == [expected["id"]]
        assert api.post("/history/process-instance", query)[0]["id"] == expected["id"]
    assert api.get("/history/process-instance/count") == {"count": 2}
    newest = api.get("/history/process-instance", sortBy="startTime", sortOrder="desc", maxResults=1)
    assert [each["id"] for each in newest] == [running["id"]]
    assert api.get("/history/process-instance", "jobcenter") == []
    api.refused(404, "GET", f"/history/process-instance/{ended['id']}", "jobcenter")


def test_the_steps_stand_in_the_order_they_were_taken(api: RestClient, ended: Any) -> None:
    steps = api.get("/history/activity-instance", "tot", processInstanceId=ended["id"])
    assert all(step.keys() == ACTIVITY_KEYS for step in steps)
    assert [(step["activityId"], step["activityType"]) for step in steps] == [
        ("start", "startEvent"),
        ("vurder", "userTask"),
        ("g", "exclusiveGateway"),
        ("bevilg", "userTask"),
        ("End_bevilget", "noneEndEvent"),
    ]
    assert [step["assignee"] for step in steps if step["taskId"]] == ["tot", "fagteam"]


def test_steps_are_found_by_type_and_whether_they_are_over(api: RestClient) -> None:
    api.deploy(application())
    case = api.start("ansoegning", "S-1", "tot")
    where = {"processInstanceId": case["id"]}
    (open_step,) = api.get("/history/activity-instance", unfinished="true", **where)
    assert (open_step["activityId"], open_step["endTime"]) == ("vurder", None)
    (begun,) = api.post("/history/activity-instance", {"finished": True, **where})
    assert begun["activityId"] == "start"
    assert api.get("/history/activity-instance/count", activityType="userTask", **where) == {"count": 1}
    assert api.get("/history/activity-instance", canceled="true", **where) == []


def test_a_called_procedures_steps_bear_its_key_and_the_started_cases_id(api: RestClient) -> None:
    for name, files in calling().items():
        api.deploy(files, name)
    case = api.start("forloeb", "S-7", ansvarlig_team="tot")
    (task,) = api.get("/task", "fagteam")
    api.complete(task["id"], "fagteam", kun_her="ja")
    found = api.get("/history/activity-instance", "fagteam", processInstanceId=case["id"])
    ends = [step for step in found if step["activityType"].endswith("EndEvent")]
    assert [(step["activityId"], step["activityType"], step["processDefinitionKey"]) for step in ends] == [
        ("End_talt", "terminateEndEvent", "samtale"),
        ("End_slut", "noneEndEvent", "forloeb"),
    ]
    assert {step["processInstanceId"] for step in found} == {case["id"]}
    assert [step["activityName"] for step in found if step["taskId"]] == [TALK]
    ended = api.get(f"/history/process-instance/{case['id']}")
    assert (ended["sluttilstand"], ended["ansvarlig_team"]) == ("slut", "tot")


def test_the_started_scopes_value_comes_first(api: RestClient) -> None:
    for name, files in calling().items():
        api.deploy(files, name)
    case = api.start("forloeb", "S-7", ansvarlig_team="tot")
    (task,) = api.get("/task", "fagteam")
    assert plain(api.get(f"/task/{task['id']}/variables/ansvarlig_team", "fagteam")) == "tot"
    api.call("PUT", f"/process-instance/{case['id']}/variables/ansvarlig_team", json={"value": "jurist"})
    where = {"processInstanceId": case["id"], "variableName": "ansvarlig_team"}
    found = api.get("/history/variable-instance", **where)
    assert all(variable.keys() == VARIABLE_KEYS for variable in found)
    assert [(plain(each), each["processDefinitionKey"]) for each in found] == [
        ("jurist", "forloeb"),
        ("tot", "samtale"),
    ]
    assert api.get("/history/variable-instance/count", **where) == {"count": 2}


def test_variables_of_an_ended_case_remain(api: RestClient, ended: Any) -> None:
    found = api.get("/history/variable-instance", "tot", processInstanceId=ended["id"], variableNameLike="ud%")
    assert [(each["name"], plain(each)) for each in found] == [("udfald", "ja")]
    assert [plain(each) for each in api.post("/history/variable-instance", {"variableName": "udfald"})] == ["ja"]
    api.refused(404, "GET", f"/history/variable-instance?processInstanceId={ended['id']}", "jobcenter")
