from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine

from engine.process_engine import ProcessEngine
from tests.support import settled
from tests.support.diagrams import process
from tests.support.rest_client import RestClient, instant, typed
from tests.webforms.page import Visitor
from webforms.rest import external_task_work

WORKER = "post-system"
LISTED = {
    *("activityId", "activityInstanceId", "errorMessage", "executionId", "id", "lockExpirationTime", "createTime"),
    *("processDefinitionId", "processDefinitionKey", "processDefinitionVersionTag", "processInstanceId", "retries"),
    *("suspended", "workerId", "topicName", "tenantId", "priority", "businessKey"),
}
LOCKED = LISTED | {"errorDetails", "variables", "extensionProperties"}


def sending(key: str = "send") -> dict[str, bytes]:
    listed = '<camunda:properties><camunda:property name="kanal" value="digital" /></camunda:properties>'
    inner = f"<bpmn:extensionElements>{listed}</bpmn:extensionElements>"
    draft = process(key, versionTag="1.0").start()
    draft.element("serviceTask", "s", inner, "Send brevet", type="external", topic="post", taskPriority="5")
    draft.user("a", groups="tot").end().path("start", "s", "a", "end")
    return {f"{key}.bpmn": draft.file()}


@pytest.fixture
def case(app: Flask, api: RestClient) -> Any:
    with app.app_context():
        engine: ProcessEngine = app.extensions["process_engine"]
        engine.people.create_user(WORKER, "Postsystem", WORKER, roles=["integration"])
    api.deploy(sending(), "send")
    return api.start("send", "S-1", adresse="Vej 1", hemmelig={"a": 1})


def ask(api: RestClient, worker: str = "w", user: str = WORKER, **more: Any) -> Any:
    topic = {"topicName": "post", "lockDuration": 10_000, **more.pop("topic", {})}
    return api.post("/external-task/fetchAndLock", {"workerId": worker, "maxTasks": 5, "topics": [topic], **more}, user)


def do(api: RestClient, task_id: str, verb: str, status: int = 204, worker: str = "w", **body: Any) -> Any:
    path = f"/external-task/{task_id}/{verb}"
    return api.call("POST", path, WORKER, (status,), json={"workerId": worker, **body})


def test_a_worker_fetches_with_all_documented_keys(api: RestClient, case: Any) -> None:
    (task,) = ask(api, topic={"variables": ["adresse"], "includeExtensionProperties": True})
    assert task.keys() == LOCKED
    assert (task["topicName"], task["workerId"], task["priority"], task["businessKey"]) == ("post", "w", 5, "S-1")
    assert task["processInstanceId"] == case["id"]
    assert task["processDefinitionVersionTag"] == "1.0"
    assert task["variables"] == {"adresse": {"type": "String", "value": "Vej 1", "valueInfo": {}}}
    assert task["extensionProperties"] == {"kanal": "digital"}
    assert instant(task["lockExpirationTime"]) is not None
    assert ask(api) == []


def test_complete_answers_204_without_body_and_the_case_goes_on(api: RestClient, case: Any) -> None:
    (task,) = ask(api)
    assert {"adresse", "hemmelig"} <= task["variables"].keys()
    assert task["extensionProperties"] == {}
    answered = do(api, task["id"], "complete", variables=typed({"kvittering": "K-1"}), localVariables=typed({"x": 1}))
    assert (answered.status_code, answered.data) == (204, b"")
    values = api.get(f"/process-instance/{case['id']}/variables")
    assert values["kvittering"]["value"] == "K-1"
    assert "x" not in values
    assert api.task(case["id"], "a")
    assert do(api, task["id"], "complete", 404).get_json()["type"] == "InvalidRequestException"


def test_another_worker_is_refused_with_400_and_an_unknown_id_with_404(api: RestClient, case: Any) -> None:
    (task,) = ask(api)
    verbs: tuple[tuple[str, dict[str, Any]], ...] = (
        *(("complete", {}), ("failure", {}), ("bpmnError", {})),
        ("extendLock", {"newDuration": 1000}),
    )
    for verb, more in verbs:
        assert "men af «w»" in do(api, task["id"], verb, 400, "another", **more).get_json()["message"]
        do(api, "findes-ikke", verb, 404, **more)
    do(api, task["id"], "lock", 400, "another", lockDuration=1000)
    do(api, task["id"], "complete", 400, worker="")


def test_locks_are_given_back_taken_and_extended(api: RestClient, case: Any) -> None:
    (task,) = ask(api)
    do(api, task["id"], "unlock")
    do(api, task["id"], "lock", worker="another", lockDuration=1000)
    do(api, task["id"], "extendLock", worker="another", newDuration=60_000)
    assert api.get(f"/external-task/{task['id']}", WORKER)["workerId"] == "another"
    do(api, task["id"], "extendLock", 400, worker="another", newDuration=-1)
    do(api, task["id"], "extendLock", 400, worker="another")


def test_a_failure_without_retries_is_an_incident_and_new_retries_solve_it(api: RestClient, case: Any) -> None:
    (task,) = ask(api)
    do(api, task["id"], "failure", errorMessage="Optaget", errorDetails="spor", retries=1, retryTimeout=0)
    (again,) = ask(api)
    assert (again["retries"], again["errorMessage"], again["errorDetails"]) == (1, "Optaget", "spor")
    assert api.call("GET", f"/external-task/{task['id']}/errorDetails", WORKER).text == "spor"
    do(api, task["id"], "failure", errorMessage="Afvist", retries=0)
    (incident,) = api.get("/incident", processInstanceId=case["id"])
    assert (incident["incidentMessage"], incident["activityId"]) == ("Afvist", "s")
    assert api.get("/external-task/count", WORKER, noRetriesLeft="true") == {"count": 1}
    do(api, task["id"], "unlock")
    assert ask(api) == []
    api.call("PUT", f"/external-task/{task['id']}/retries", json={"retries": 3})
    assert api.get("/incident/count") == {"count": 0}
    assert ask(api)[0]["retries"] == 3


def test_the_list_is_queried_as_camundas(api: RestClient, case: Any) -> None:
    (task,) = api.get("/external-task")
    assert task.keys() == LISTED
    assert api.get(f"/external-task/{task['id']}") == task
    (locked,) = ask(api)
    assert api.get("/external-task", workerId="w", topicName="post", locked="true")[0]["id"] == locked["id"]
    assert api.get("/external-task", notLocked="true") == []
    assert api.get("/external-task/count", activityIdIn="s,t") == {"count": 1}
    assert api.post("/external-task", {"processInstanceId": case["id"], "sorting": [{"sortBy": "taskPriority"}]})
    assert api.post("/external-task/count", {"processInstanceIdIn": ["x"]}) == {"count": 0}
    assert api.get("/external-task/topic-names") == ["post"]
    assert api.get("/external-task", "fagteam") == []
    api.refused(404, "GET", "/external-task/findes-ikke")
    api.refused(404, "GET", f"/external-task/{task['id']}", "fagteam")


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ({"businessKey": "S-1"}, 1),
        ({"businessKey": "S-2"}, 0),
        ({"processDefinitionKey": "send"}, 1),
        ({"processDefinitionKey": "andet"}, 0),
        ({"processDefinitionKeyIn": ["send", "andet"]}, 1),
        ({"processDefinitionId": "send:9:x"}, 0),
        ({"processDefinitionIdIn": []}, 0),
        ({"processVariables": {"adresse": "Vej 1"}}, 1),
        ({"processVariables": {"adresse": "Vej 2"}}, 0),
        ({"tenantIdIn": ["x"]}, 0),
        ({"localVariables": True, "deserializeValues": False, "ukendt": 1, "variables": None}, 1),
    ],
)
def test_topics_are_narrowed(api: RestClient, case: Any, topic: dict[str, Any], found: int) -> None:
    assert len(ask(api, topic=topic)) == found


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"workerId": "w", "maxTasks": 1, "topics": "x"},
        {"workerId": "w", "maxTasks": -1, "topics": []},
        {"workerId": "w", "maxTasks": 1, "topics": [{"topicName": "post"}]},
        {"workerId": "w", "maxTasks": 1, "topics": [{"lockDuration": 1}]},
        {"workerId": "w", "maxTasks": 1, "topics": [{"topicName": "post", "lockDuration": 0}]},
        {"workerId": "w", "maxTasks": 1, "topics": [{"topicName": "post", "lockDuration": "x"}]},
        {"workerId": "w", "maxTasks": 1, "topics": [], "asyncResponseTimeout": True},
        {"workerId": "w" * 300, "maxTasks": 1, "topics": [{"topicName": "post", "lockDuration": 1}]},
    ],
)
def test_what_makes_no_sense_is_refused(api: RestClient, body: dict[str, Any]) -> None:
    answered = api.call("POST", "/external-task/fetchAndLock", "admin", (200, 400), json=body)
    assert answered.status_code == 400 or answered.get_json() == []


def test_only_other_systems_and_administrators_may_fetch(api: RestClient, case: Any) -> None:
    topics = [{"topicName": "post", "lockDuration": 1000}]
    api.refused(403, "POST", "/external-task/fetchAndLock", "tot", json={"workerId": "w", "topics": topics})
    assert ask(api, user="admin")


def test_a_call_waits_for_work_and_gets_it_when_it_comes(app: Flask, api: RestClient, case: Any) -> None:
    ask(api)
    found: list[Any] = []
    waiting = threading.Thread(
        target=lambda: found.extend(ask(RestClient(app.test_client()), "late", asyncResponseTimeout=15_000))
    )
    waiting.start()
    time.sleep(0.3)
    assert waiting.is_alive()
    api.start("send", "S-2")
    waiting.join(10)
    assert [task["businessKey"] for task in found] == ["S-2"]


def test_a_call_waits_no_longer_than_it_asked_for(api: RestClient) -> None:
    began = time.monotonic()
    assert ask(api, user="admin", asyncResponseTimeout=400) == []
    assert 0.3 < time.monotonic() - began < 3


def test_when_too_many_wait_the_answer_is_empty_at_once(api: RestClient) -> None:
    held = 0
    while external_task_work.WAITING_AT_ONCE.acquire(blocking=False):
        held += 1
    try:
        began = time.monotonic()
        assert ask(api, user="admin", asyncResponseTimeout=5_000) == []
        assert time.monotonic() - began < 2
    finally:
        external_task_work.WAITING_AT_ONCE.release(held)


@pytest.mark.postgres
def test_a_service_task_is_done_on_postgresql(postgres: Engine, tmp_path: Any) -> None:
    app = settled.app_on(postgres.url.render_as_string(hide_password=False), tmp_path)
    settled.fill(app, [])
    api = RestClient(app.test_client())
    api.deploy(sending(), "send")
    case = api.start("send", "S-1")
    (task,) = ask(api, user="admin", usePriority=True)
    api.call("POST", f"/external-task/{task['id']}/complete", json={"workerId": "w"})
    assert api.task(case["id"], "a")
    settled.close(app)


def test_the_cases_page_says_that_another_system_is_waited_for(app: Flask, api: RestClient, case: Any) -> None:
    visitor = Visitor(app.test_client())
    visitor.post("/login/demo", user="admin")
    assert "Sagen venter på et andet system: Send brevet" in visitor.get(f"/sager/{case['id']}").text
    (task,) = ask(api)
    do(api, task["id"], "complete", variables=typed({"kvittering": "K-1"}))
    assert "Send brevet er udført." in visitor.get(f"/sager/{case['id']}").text
