"""What a personal key opens: all that its person may, or what Camunda Modeler asks for and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from engine.actor import Purpose
from engine.process_engine import ProcessEngine
from tests.support.rest_client import RestClient, modeler_parts
from tests.webforms.rest.drawings import ASSESS, application, waiting
from tests.webforms.rest.test_external_task import sending
from webforms.rest.operations import OPERATIONS

READS = r"/version|/openapi.json|/(deployment|process-definition|decision-definition)(/count)?"
OF_DEPLOYMENT = r"/deployment/\{deployment_id\}(/resources(/\{name\}(/data)?)?)?"
OF_DEFINITION = (
    r"/process-definition/(key/\{key\}|\{definition_id\})(/xml|/startForm|/form-variables|/deployed-start-form)?"
)
OF_DECISION = r"/decision-definition/(key/\{key\}|\{decision_id\})(/xml)?"
OPEN = {
    "GET": re.compile("|".join((READS, OF_DEPLOYMENT, OF_DEFINITION, OF_DECISION))),
    "POST": re.compile(r"/deployment/create|/process-definition/.*/(start|submit-form)"),
}


def key_of(app: Flask, user_id: str, purpose: Purpose) -> dict[str, str]:
    with app.app_context():
        engine: ProcessEngine = app.extensions["process_engine"]
        _, key = engine.tokens.create("Test", 1, engine.people.actor(user_id), purpose)
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture
def ids(api: RestClient) -> Mapping[str, str]:
    """Ids of all that there is, in a municipality where much is going on."""
    for name, files in (("ansoegning", application()), ("vent", waiting()), ("send", sending())):
        api.deploy(files, name)
    case = api.start("ansoegning", "S-1", "admin", modtager="fagteam", ansvarlig_team="tot")
    api.start("vent")
    api.start("send")
    task = api.task(case["id"], ASSESS)
    comment = api.post(f"/task/{task['id']}/comment/create", {"message": "Set."})
    return {
        "task_id": task["id"],
        "instance_id": case["id"],
        "comment_id": comment["id"],
        "key": "ansoegning",
        "definition_id": case["definitionId"],
        "deployment_id": api.get("/deployment")[-1]["id"],
        "job_id": api.get("/job")[0]["id"],
        "name": "ansoegning.bpmn",
        "tenant_id": "t",
        "decision_id": "findes-ikke",
        "incident_id": "findes-ikke",
    }


def call(app: Flask, method: str, path: str, headers: Mapping[str, str], **more: Any) -> TestResponse:
    return app.test_client().open(f"/engine-rest{path}", method=method, headers=dict(headers), **more)


def is_open(method: str, path: str) -> bool:
    return method in OPEN and OPEN[method].fullmatch(path) is not None


@pytest.mark.parametrize("user_id", ["admin", "procesejer"])
def test_a_key_for_deploying_opens_what_the_modeler_asks_for_and_nothing_else(
    app: Flask, api: RestClient, ids: Mapping[str, str], user_id: str
) -> None:
    headers = key_of(app, user_id, Purpose.DEPLOY)
    before = api.get("/history/activity-instance", maxResults=50)
    for operation in OPERATIONS:
        body = {} if operation.method == "GET" else {"json": {"workerId": "w", "message": "x", "retries": 1}}
        path = operation.path.format_map(ids)
        if not is_open(operation.method, operation.path):
            answered = call(app, operation.method, path, headers, **body)
            assert answered.status_code in {400, 403, 404}, f"{operation.method} {path}: {answered.text}"
    assert api.get("/history/activity-instance", maxResults=50) == before
    for path in ("/task", f"/task/{ids['task_id']}", "/process-instance", "/history/task", "/job", "/external-task"):
        answered = call(app, "GET", path, headers)
        assert (answered.status_code, answered.get_json()["reason"]) == (403, "key-too-narrow")
    assert call(app, "DELETE", f"/deployment/{ids['deployment_id']}", headers).get_json()["reason"] == "key-too-narrow"


def test_the_modelers_five_calls_go_through(app: Flask, ids: Mapping[str, str]) -> None:
    headers = key_of(app, "admin", Purpose.DEPLOY)
    assert call(app, "GET", "/deployment?maxResults=0", headers).get_json() == []
    assert call(app, "GET", "/version", headers).status_code == 200
    files = application("ny")
    made = call(app, "POST", "/deployment/create", headers, data=modeler_parts(files, "ansoegning")).get_json()
    (definition_id,) = made["deployedProcessDefinitions"]
    start = f"/process-definition/{definition_id}/start"
    started = call(app, "POST", start, headers, json={"businessKey": None, "variables": None})
    assert started.get_json()["definitionId"] == definition_id
    assert call(app, "GET", f"/deployment/{made['id']}/resources", headers).status_code == 200
    assert call(app, "GET", "/process-definition/key/ansoegning/xml", headers).status_code == 200
    counted = call(app, "GET", "/process-instance/count", key_of(app, "admin", Purpose.ALL)).get_json()
    refused = call(app, "POST", start, headers, json={"withVariablesInReturn": True})
    assert refused.get_json()["reason"] == "key-too-narrow"
    assert call(app, "GET", "/process-instance/count", key_of(app, "admin", Purpose.ALL)).get_json() == counted


def test_a_key_for_all_opens_what_its_person_may(app: Flask, ids: Mapping[str, str]) -> None:
    headers = key_of(app, "admin", Purpose.ALL)
    assert len(call(app, "GET", "/task", headers).get_json()) == 1
    claimed = call(app, "POST", f"/task/{ids['task_id']}/claim", headers, json={"userId": "admin"})
    assert claimed.status_code == 204
