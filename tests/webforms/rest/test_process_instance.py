from __future__ import annotations

from typing import Any

import pytest

from tests.support.rest_client import RestClient, plain
from tests.webforms.rest.drawings import ASSESS, application, waiting


@pytest.fixture
def case(api: RestClient) -> Any:
    api.deploy(application())
    return api.start("ansoegning", "S-1", "tot", modtager="fagteam", ansvarlig_team="tot")


def test_running_cases_are_listed_and_found(api: RestClient, case: Any) -> None:
    api.deploy(waiting(), "vent")
    other = api.start("vent", "S-2")
    assert {each["id"] for each in api.get("/process-instance")} == {case["id"], other["id"]}
    for query in (
        {"businessKey": "S-1"},
        {"businessKeyLike": "%-1"},
        {"processDefinitionKey": "ansoegning"},
        {"processDefinitionId": case["definitionId"]},
        {"processInstanceIds": case["id"]},
        {"active": "true", "businessKey": "S-1"},
    ):
        assert api.get("/process-instance", **query) == [case]
        assert api.post("/process-instance", query) == [case]
        assert api.get("/process-instance/count", **query) == {"count": 1}
    assert api.get(f"/process-instance/{case['id']}") == case


def test_a_case_is_seen_by_its_teams_and_by_managers_alone(api: RestClient, case: Any) -> None:
    for user in ("tot", "teamleder", "ledelse", "oeverste_ledelse", "admin"):
        assert api.get(f"/process-instance/{case['id']}", user)["id"] == case["id"]
    for user in ("fagteam", "procesejer"):
        assert api.get("/process-instance", user) == []
        api.refused(404, "GET", f"/process-instance/{case['id']}", user)
        api.refused(404, "GET", f"/process-instance/{case['id']}/variables", user)
    api.complete(api.task(case["id"], ASSESS)["id"], "tot", udfald="ja")
    assert api.get("/process-instance", "fagteam") == [case]


def test_variables_are_read_and_corrected(api: RestClient, case: Any) -> None:
    path = f"/process-instance/{case['id']}/variables"
    assert plain(api.get(path, "tot")["modtager"]) == "fagteam"
    api.call("PUT", f"{path}/modtager", json={"value": "jurist", "type": "String"})
    assert plain(api.get(f"{path}/modtager")) == "jurist"
    api.post(path, {"modifications": {"antal": {"value": 3}, "liste": {"value": "[1]", "type": "Json"}}})
    assert (plain(api.get(path)["antal"]), plain(api.get(path)["liste"])) == (3, [1])
    api.post(path, {"modifications": {"ny": {"value": 1}}, "deletions": ["antal", "findes_ikke"]})
    assert api.call("DELETE", f"{path}/liste").status_code == 204
    assert {"antal", "liste", "ny"} & api.get(path).keys() == {"ny"}
    api.refused(404, "GET", f"{path}/findes_ikke")
    api.refused(403, "PUT", f"{path}/modtager", "tot", json={"value": "tot"})


def test_several_variables_are_corrected_together_or_not_at_all(api: RestClient, case: Any) -> None:
    path = f"/process-instance/{case['id']}/variables"
    known = api.get(path)
    sent = {"modifications": {"a": {"value": 1}, "x" * 300: {"value": 2}}, "deletions": ["modtager"]}
    api.refused(400, "POST", path, json=sent)
    api.refused(400, "POST", path, json={"deletions": "modtager"})
    assert api.get(path) == known
    api.refused(403, "POST", path, "tot", json={"deletions": ["modtager"]})
    api.refused(403, "DELETE", f"{path}/modtager", "tot")


def test_a_paused_case_is_suspended_and_its_tasks_refuse(api: RestClient, case: Any) -> None:
    path = f"/process-instance/{case['id']}"
    api.refused(403, "PUT", f"{path}/suspended", "tot", json={"suspended": True})
    api.call("PUT", f"{path}/suspended", json={"suspended": True})
    assert api.get(path)["suspended"] is True
    assert api.get(f"/history{path}")["state"] == "SUSPENDED"
    task = api.task(case["id"], ASSESS)
    assert task["suspended"] is True
    assert api.refused(400, "POST", f"/task/{task['id']}/complete", "tot", json={})["reason"] == "instance-suspended"
    api.call("PUT", f"{path}/suspended", json={"suspended": False})
    api.complete(task["id"], "tot", udfald="nej")
    api.refused(400, "PUT", f"{path}/suspended", json={"suspended": "ja"})


def test_a_stopped_case_is_gone_and_history_says_so(api: RestClient, case: Any) -> None:
    path = f"/process-instance/{case['id']}"
    api.refused(403, "DELETE", path, "tot")
    api.call("DELETE", path, query_string={"deleteReason": "Fejl"})
    api.refused(404, "GET", path)
    assert api.get("/process-instance") == []
    found = api.get(f"/history{path}")
    assert (found["state"], found["sluttilstand"]) == ("EXTERNALLY_TERMINATED", None)
    assert found["endTime"] is not None


def test_an_ended_case_is_found_in_history_alone(api: RestClient, case: Any) -> None:
    api.complete(api.task(case["id"], ASSESS)["id"], "tot", udfald="nej")
    api.refused(404, "GET", f"/process-instance/{case['id']}")
    assert api.get("/process-instance/count") == {"count": 0}


def test_a_variable_is_given_as_its_value_alone(api: RestClient) -> None:
    api.deploy(waiting(), "vent")
    case = api.start("vent", tekst="æble", liste=[1, 2])
    text = api.call("GET", f"/process-instance/{case['id']}/variables/tekst/data")
    assert (text.text, text.mimetype) == ("æble", "text/plain")
    assert api.get(f"/process-instance/{case['id']}/variables/liste/data") == [1, 2]
    api.refused(404, "GET", f"/process-instance/{case['id']}/variables/andet/data")
