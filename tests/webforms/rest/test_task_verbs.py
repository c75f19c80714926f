from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.support.rest_client import RestClient
from tests.webforms.rest.drawings import ASSESS, GRANT, application


@pytest.fixture
def case(api: RestClient) -> Any:
    api.deploy(application())
    return api.start("ansoegning", "S-1", "tot", modtager="fagteam")


@pytest.fixture
def task(api: RestClient, case: Any) -> str:
    return str(api.task(case["id"], ASSESS)["id"])


@pytest.fixture
def second(app: Flask) -> str:
    """A second adviser of the same team."""
    with app.app_context():
        people = app.extensions["process_engine"].people
        return str(people.create_user("tot2", "Anden rådgiver", "tot2", ["tot"]).id)


def test_verbs_answer_204_without_a_body(api: RestClient, task: str) -> None:
    for path, body in (
        ("claim", {"userId": "tot"}),
        ("unclaim", None),
        ("claim", {"userId": "tot"}),
        ("complete", {"variables": {"udfald": {"value": "nej"}}}),
    ):
        answered = api.call("POST", f"/task/{task}/{path}", "tot", json=body)
        assert answered.status_code == 204
        assert answered.data == b""
        assert "Content-Type" not in answered.headers


def test_a_candidate_completes_an_unclaimed_task_with_any_variables(api: RestClient, case: Any, task: str) -> None:
    api.complete(task, "tot", udfald="ja", helt_andet={"a": [1]})
    assert api.task(case["id"], GRANT, "fagteam")
    (visit,) = api.get("/history/activity-instance", processInstanceId=case["id"], activityId="vurder")
    assert visit["assignee"] == "tot"
    variables = api.get(f"/process-instance/{case['id']}/variables")
    assert variables["helt_andet"] == {"type": "Json", "value": '{"a": [1]}', "valueInfo": {}}


def test_submit_form_checks_the_values_against_the_form(api: RestClient, case: Any, task: str) -> None:
    error = api.refused(400, "POST", f"/task/{task}/submit-form", "tot", json={"variables": {}})
    assert error["errors"].keys() == {"udfald"}
    wrong = {"variables": {"udfald": {"value": "måske"}}}
    api.refused(400, "POST", f"/task/{task}/submit-form", "tot", json=wrong)
    assert api.get(f"/task/{task}", "tot")
    api.post(f"/task/{task}/submit-form", {"variables": {"udfald": {"value": "ja"}}}, "tot")
    assert api.task(case["id"], GRANT, "fagteam")


def test_variables_come_back_when_asked_for(api: RestClient, task: str) -> None:
    body = {"variables": {"udfald": {"value": "ja"}}, "withVariablesInReturn": True}
    answered = api.call("POST", f"/task/{task}/complete", "tot", json=body)
    assert answered.status_code == 200
    assert answered.get_json()["udfald"]["value"] == "ja"


def test_a_claimed_task_is_one_persons_alone(api: RestClient, second: str, task: str) -> None:
    api.post(f"/task/{task}/claim", {"userId": "tot"}, "tot")
    api.post(f"/task/{task}/claim", {"userId": "tot"}, "tot")  # one's own again is no error
    error = api.refused(400, "POST", f"/task/{task}/claim", second, json={"userId": second})
    assert error["reason"] == "task-already-claimed"
    assert api.refused(400, "POST", f"/task/{task}/complete", second, json={})
    api.refused(403, "POST", f"/task/{task}/unclaim", second, json={})


def test_only_the_administrator_claims_for_another(api: RestClient, second: str, task: str) -> None:
    api.refused(403, "POST", f"/task/{task}/claim", "tot", json={"userId": second})
    api.post(f"/task/{task}/claim", {"userId": second}, "admin")
    assert api.get(f"/task/{task}", second)["assignee"] == second
    assert api.refused(400, "POST", f"/task/{task}/claim", "admin", json={"userId": "tot"})


def test_the_administrator_gives_a_task_and_takes_it_back(api: RestClient, second: str, task: str) -> None:
    api.post(f"/task/{task}/assignee", {"userId": "tot"}, "admin")
    api.post(f"/task/{task}/assignee", {"userId": second}, "admin")
    assert api.get(f"/task/{task}", "admin")["assignee"] == second
    api.post(f"/task/{task}/assignee", {"userId": None}, "admin")
    assert api.get(f"/task/{task}", "admin")["assignee"] is None
    api.refused(400, "POST", f"/task/{task}/assignee", "admin", json={})
    api.refused(403, "POST", f"/task/{task}/assignee", "admin", json={"userId": "jurist"})
    api.refused(404, "POST", f"/task/{task}/assignee", "admin", json={"userId": "ukendt"})


@pytest.mark.parametrize("verb", ["claim", "unclaim", "complete", "submit-form"])
def test_another_team_cannot_touch_the_task(api: RestClient, task: str, verb: str) -> None:
    answered = api.call("POST", f"/task/{task}/{verb}", "fagteam", (403, 404), json={})
    assert answered.get_json()["message"]
    assert api.get(f"/task/{task}", "tot")["assignee"] is None


def test_a_task_is_completed_once(api: RestClient, task: str) -> None:
    api.complete(task, "tot", udfald="nej")
    error = api.refused(404, "POST", f"/task/{task}/complete", "tot", json={})  # as GET says of it from now on
    assert error["reason"] == "task-not-open"
    assert "allerede løst" in error["message"]
    api.refused(404, "POST", "/task/findes-ikke/complete", "tot", json={})
