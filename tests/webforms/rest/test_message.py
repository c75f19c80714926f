from __future__ import annotations

from tests.support.rest_client import RestClient


def test_a_message_is_refused_in_a_sentence(api: RestClient) -> None:
    refused = api.refused(400, "POST", "/message", json={"messageName": "svar modtaget", "resultEnabled": True})
    assert "«svar modtaget»" in refused["message"]
