from __future__ import annotations

import pytest
from flask import Flask

from tests.support.rest_client import RestClient, basic
from webforms.rest import left_out


def test_a_path_we_have_not_is_named_in_a_404(api: RestClient) -> None:
    error = api.refused(404, "GET", "/metrics/count")
    assert "GET /engine-rest/metrics/count" in error["message"]


def test_a_method_that_a_path_has_not_is_a_404_too(api: RestClient) -> None:
    assert "DELETE /engine-rest/task" in api.refused(404, "DELETE", "/task")["message"]


def test_a_body_that_is_no_object_is_refused(api: RestClient) -> None:
    for body in (b"{", b"[]", b"\xff"):
        error = api.refused(400, "POST", "/task", data=body, content_type="application/json")
        assert "JSON" in error["message"]


def test_a_double_slash_is_no_redirect(app: Flask) -> None:
    answered = app.test_client().get("/engine-rest//version", headers=basic("admin"))
    assert answered.status_code == 200


def test_too_much_is_refused_in_json(api: RestClient) -> None:
    answered = api.call("POST", "/task", expect=(413,), data=b"x" * (6 * 1024 * 1024))
    assert answered.get_json()["type"] == "RestException"


def test_a_fault_of_ours_is_one_sentence_without_details(
    app: Flask, api: RestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: str) -> None:
        raise RuntimeError("hemmelig detalje")

    assert left_out is not None
    monkeypatch.setitem(app.view_functions, "engine_rest.left_out", broken)
    error = api.refused(500, "GET", "/findes-ikke")
    assert "hemmelig" not in error["message"]


def test_every_answer_is_bare_json(api: RestClient) -> None:
    for path in ("/version", "/task", "/process-definition/count"):
        assert api.call("GET", path).headers["Content-Type"] == "application/json"
