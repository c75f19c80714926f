"""A deployment over REST where the organisation demands approval."""

from __future__ import annotations

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.rest_client import RestClient
from tests.webforms.rest.drawings import application


@pytest.fixture
def door(app: Flask) -> ProcessEngine:
    found: ProcessEngine = app.extensions["process_engine"]
    return found


def test_it_comes_in_as_a_draft_says_so_and_is_not_what_others_see(
    app: Flask, door: ProcessEngine, api: RestClient
) -> None:
    api.deploy(application())
    with app.app_context():
        door.releases.demand_approval(True)
    answered = api.deploy(application("Nu med vejledning"))
    (draft,) = answered["deployedProcessDefinitions"].values()
    assert answered["message"].startswith("Udrulningen er lagt ind som kladde")
    assert draft["version"] == 2
    assert api.get("/process-definition/key/ansoegning")["version"] == 1
    assert [each["version"] for each in api.get("/process-definition", key="ansoegning")] == [1]
    assert "kladde" in api.refused(400, "POST", f"/process-definition/{draft['id']}/start", "admin", json={})["message"]


def test_once_in_use_it_is_what_its_key_names(app: Flask, door: ProcessEngine, api: RestClient) -> None:
    with app.app_context():
        door.releases.demand_approval(True)
        deployed = api.deploy(application())
        door.releases.approve(deployed["id"], door.people.actor("admin"))
        door.releases.activate(deployed["id"], door.people.actor("procesejer"))
    assert api.get("/process-definition/key/ansoegning")["version"] == 1
