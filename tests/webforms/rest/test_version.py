from __future__ import annotations

from tests.support.rest_client import RestClient


def test_the_version_is_the_last_camunda_7(api: RestClient) -> None:
    assert api.get("/version", "tot") == {"version": "7.24.0"}
