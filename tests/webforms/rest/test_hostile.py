"""What no honest client sends: each is refused in JSON with a status below 500, or taken as plain data."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.support.rest_client import RestClient, basic
from tests.webforms.rest.drawings import application, waiting

DEEP = "[" * 100_000 + "]" * 100_000
PATHS = (
    "/task/{}",
    "/task?name={}",
    "/task?nameLike={}",
    "/task?processInstanceBusinessKey={}",
    "/task?firstResult={}",
    "/process-instance/{}",
    "/process-instance?businessKey={}",
    "/process-definition/key/{}",
    "/process-definition/{}/xml",
    "/deployment/{}",
    "/job/{}",
    "/history/process-instance/{}",
    "/history/activity-instance?processInstanceId={}",
    "/incident/{}",
)


@pytest.mark.parametrize(
    "variables",
    [
        {"x": {"value": "a\x00b"}},
        {"x": {"value": 2**70}},
        {"x": {"value": "9" * 5000, "type": "Long"}},
        {"x": {"value": DEEP, "type": "Json"}},
        {"x": {"value": "1e999", "type": "Double"}},
        {"x": {"value": 1e308, "type": "Integer"}},
        {"x": {"value": "x" * 1_000_000}},
        {"x" * 5000: {"value": 1}},
        {"": {"value": 1}},
        {"a.b[0]": {"value": {"__class__": "x"}}},
        {"x": {"value": [[[[[[[]]]]]]]}},
        {"x": {"value": "2026-13-45", "type": "Date"}},
        {"x": {"value": "9999-12-31T23:59:59.999-1200", "type": "Date"}},
        {"x": {"value": 1, "type": {"a": 1}}},
        {"x": {"value": 1, "type": "Object", "valueInfo": "x"}},
        {"x": None},
        [],
        "x",
    ],
)
def test_odd_variables_are_data_or_refused(api: RestClient, variables: Any) -> None:
    api.deploy(application())
    body = {"variables": variables}
    answered = api.call("POST", "/process-definition/key/ansoegning/start", "tot", (200, 400), json=body)
    assert answered.get_json()
    if answered.status_code == 200:
        assert api.get(f"/process-instance/{answered.get_json()['id']}/variables")
        assert api.get("/history/variable-instance", processInstanceId=answered.get_json()["id"])


@pytest.mark.parametrize(
    "raw", [DEEP.encode(), b'{"a":' * 50_000, b"\xff\xfe", b'{"variables": {"x": {"value": NaN}}}', b"null"]
)
def test_odd_bodies_are_refused(api: RestClient, raw: bytes) -> None:
    api.deploy(application())
    for path in ("/task", "/process-definition/key/ansoegning/start"):
        answered = api.call("POST", path, "tot", (200, 400), data=raw, content_type="application/json")
        assert answered.is_json


def test_half_a_surrogate_pair_is_refused_or_kept(api: RestClient) -> None:
    api.deploy(application())
    raw = b'{"variables": {"x": {"value": "\\ud800"}}}'
    answered = api.call(
        "POST", "/process-definition/key/ansoegning/start", "tot", (200, 400), data=raw, content_type="application/json"
    )
    assert answered.is_json


@pytest.mark.parametrize(
    "word", ["%00", "a%00b", "%ff", "..%2f..%2fetc", "'; DROP TABLE task; --", "x" * 5000, "æøå", "%"]
)
def test_odd_ids_and_filters_find_nothing(api: RestClient, word: str) -> None:
    for path in PATHS:
        answered = api.call("GET", path.format(word), expect=(200, 400, 404))
        assert answered.is_json
        assert answered.status_code != 200 or answered.get_json() == []


@pytest.mark.parametrize("number", ["-1", "1.5", "9" * 30, "²", "true"])
def test_odd_page_numbers_are_refused_or_past_the_end(api: RestClient, number: str) -> None:
    api.deploy(waiting())
    api.start("vent")
    for path in ("/task", "/job", "/process-instance", "/deployment"):
        answered = api.call("GET", path, expect=(200, 400), query_string={"firstResult": number, "maxResults": number})
        assert answered.is_json


@pytest.mark.parametrize("user", ["", "a" * 10_000, "tot\x00", "søren", "' OR 1=1 --"])
def test_odd_users_are_strangers(app: Flask, user: str) -> None:
    assert app.test_client().get("/engine-rest/task", headers=basic(user, "x")).status_code == 401


def test_a_pattern_cannot_run_away(api: RestClient) -> None:
    api.deploy(application())
    api.start("ansoegning", "a" * 200, "tot")
    assert api.get("/task", processInstanceBusinessKeyLike="%a" * 30 + "b") == []
    assert len(api.get("/task", processInstanceBusinessKeyLike="%a" * 30 + "%")) == 1
