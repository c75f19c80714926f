"""POST /external-task/{id}/bpmnError: what a worker reports takes the case on, or is kept as an incident."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.support.diagrams import process
from tests.support.rest_client import RestClient, typed
from tests.webforms.rest.test_external_task import WORKER, ask, do


@pytest.fixture
def case(app: Flask, api: RestClient) -> Any:
    with app.app_context():
        app.extensions["process_engine"].people.create_user(WORKER, "Postsystem", WORKER, roles=["integration"])
    draft = process("slaa_op").start().service("s", "post", name="Slå op").user("a", "b", groups="tot").end()
    draft.path("start", "s", "a", "end").error_boundary("no", "s", "NEJ", errorCodeVariable="kode")
    draft.path("no", "b", "end")
    api.deploy({"slaa_op.bpmn": draft.file()}, "slaa_op")
    return api.start("slaa_op", "S-1")


def test_the_task_of_the_other_way_is_open(api: RestClient, case: Any) -> None:
    (task,) = ask(api)
    sent: dict[str, Any] = {"errorCode": "NEJ", "errorMessage": "Ukendt", "variables": typed({"forsoeg": 1})}
    assert do(api, task["id"], "bpmnError", **sent).data == b""
    assert [each["taskDefinitionKey"] for each in api.get("/task", processInstanceId=case["id"])] == ["b"]
    variables = api.get(f"/process-instance/{case['id']}/variables")
    assert (variables["forsoeg"]["value"], variables["kode"]["value"]) == (1, "NEJ")
    assert api.get("/external-task") == []
    assert api.get("/incident/count") == {"count": 0}


def test_history_shows_the_job_as_cut_off_and_the_boundary_event_as_taken(api: RestClient, case: Any) -> None:
    (task,) = ask(api)
    do(api, task["id"], "bpmnError", errorCode="NEJ")
    found = api.get("/history/activity-instance", processInstanceId=case["id"])
    seen = {each["activityId"]: (each["activityType"], each["canceled"]) for each in found}
    assert (seen["s"], seen["no"]) == (("serviceTask", True), ("boundaryError", False))


def test_what_nobody_catches_is_taken_and_kept_as_an_incident(api: RestClient, case: Any) -> None:
    (task,) = ask(api)
    do(api, task["id"], "bpmnError", errorCode="ANDET", errorMessage="Lukket")
    (incident,) = api.get("/incident", processInstanceId=case["id"])
    assert incident["incidentMessage"] == "Fejlen «ANDET» fra «Slå op» bliver ikke fanget af diagrammet: Lukket."
    assert incident["activityId"] == "s"
    assert ask(api) == []


def test_an_error_without_code_is_refused(api: RestClient, case: Any) -> None:
    (task,) = ask(api)
    assert "errorCode" in do(api, task["id"], "bpmnError", 400).get_json()["message"]
    assert "errorCode" in do(api, task["id"], "bpmnError", 400, errorCode={"a": 1}).get_json()["message"]


def test_another_worker_may_not_report(api: RestClient, case: Any) -> None:
    (task,) = ask(api)
    do(api, task["id"], "bpmnError", 400, worker="another", errorCode="NEJ")
