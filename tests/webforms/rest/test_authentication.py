from __future__ import annotations

import pytest
from flask import Flask

from tests.support.rest_client import RestClient, basic
from webforms.rest.authentication import credentials
from webforms.rest.login_memory import LoginMemory


def header(user_id: str, encoding: str) -> str:
    return basic(user_id, "hemmeligt", encoding)["Authorization"]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_danish_letters_are_read_in_both_encodings(encoding: str) -> None:
    assert credentials(header("søren", encoding)) == ("søren", "hemmeligt")


def test_a_password_may_hold_a_colon() -> None:
    assert credentials(basic("tot", "a:b")["Authorization"]) == ("tot", "a:b")


@pytest.mark.parametrize("text", ["", "Basic", "Basic %%%", "Basic dG90", "Bearer abc", "Basic æø"])
def test_what_is_no_basic_login_is_none(text: str) -> None:
    assert credentials(text) is None


@pytest.mark.parametrize("headers", [{}, basic("tot", "forkert"), basic("ukendt"), {"Authorization": "Bearer x"}])
def test_without_a_valid_login_it_is_401_with_json_and_never_a_redirect(app: Flask, headers: dict[str, str]) -> None:
    answered = app.test_client().get("/engine-rest/deployment?maxResults=0", headers=headers)
    assert answered.status_code == 401
    assert answered.headers["WWW-Authenticate"].startswith("Basic ")
    assert answered.headers["Content-Type"] == "application/json"
    assert answered.get_json()["type"] == "AuthenticationException"
    assert answered.get_json()["message"]


def test_a_preflight_is_answered_without_login(app: Flask) -> None:
    answered = app.test_client().options("/engine-rest/deployment/create", headers={"Origin": "file://"})
    assert answered.status_code == 204
    assert answered.headers["Access-Control-Allow-Origin"] == "*"
    assert "authorization" in answered.headers["Access-Control-Allow-Headers"]
    assert "POST" in answered.headers["Access-Control-Allow-Methods"]


def test_no_cookie_is_set_and_other_origins_may_read(api: RestClient) -> None:
    answered = api.call("GET", "/version", "tot")
    assert "Set-Cookie" not in answered.headers
    assert answered.headers["Access-Control-Allow-Origin"] == "*"


def test_a_session_cookie_alone_opens_nothing(app: Flask) -> None:
    client = app.test_client()
    app.config["WTF_CSRF_ENABLED"] = False
    assert client.post("/login/demo", data={"user": "admin"}).status_code == 303
    assert client.get("/engine-rest/task").status_code == 401


def test_a_verified_login_is_remembered_until_the_password_changes(app: Flask, api: RestClient) -> None:
    logins: LoginMemory = app.extensions["rest_logins"]
    assert not logins.knows("tot", "tot", 1)
    api.get("/version", "tot")
    assert logins.knows("tot", "tot", 1)
    with app.app_context():
        app.extensions["process_engine"].people.set_password("tot", "et andet")
    assert api.call("GET", "/version", "tot", (401,))


def test_a_deactivated_user_is_out_at_once(app: Flask, api: RestClient) -> None:
    api.get("/version", "tot")
    with app.app_context():
        app.extensions["process_engine"].people.deactivate("tot")
    assert api.call("GET", "/version", "tot", (401,))


def test_guessing_is_slowed_down(app: Flask) -> None:
    client = app.test_client()
    for _ in range(5):
        assert client.get("/engine-rest/version", headers=basic("tot", "forkert")).status_code == 401
    answered = client.get("/engine-rest/version", headers=basic("tot"))
    assert answered.status_code == 429
    assert "Vent" in answered.get_json()["message"]
