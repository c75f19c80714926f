from __future__ import annotations

from typing import Any

import pytest

from tests.engine.dmn.documents import definitions, table
from tests.support.diagrams import process
from tests.support.rest_client import RestClient, typed

KEYS = {
    *("id", "key", "category", "name", "version", "resource", "deploymentId", "decisionRequirementsDefinitionId"),
    *("decisionRequirementsDefinitionKey", "tenantId", "versionTag", "historyTimeToLive"),
}


def deployed(api: RestClient, answer: str = '"høj"') -> Any:
    rows = [(("< 10",), ('"lav"',)), ((">= 10",), (answer,))]
    draft = process("p").start().rule("r", "tabel", decisionRefBinding="deployment", result="x", mapping="singleEntry")
    files = {"p.bpmn": draft.end().path("start", "r", "end").file(), "t.dmn": definitions(table(rows))}
    return api.deploy(files, "p")


@pytest.fixture
def decision(api: RestClient) -> Any:
    (found,) = deployed(api)["deployedDecisionDefinitions"].values()
    return found


def test_tables_are_listed_and_read(api: RestClient, decision: Any) -> None:
    assert decision.keys() == KEYS
    assert api.get("/decision-definition", key="tabel") == [decision]
    assert api.get(f"/decision-definition/{decision['id']}") == api.get("/decision-definition/key/tabel") == decision
    xml = api.get("/decision-definition/key/tabel/xml")
    assert xml == api.get(f"/decision-definition/{decision['id']}/xml")
    assert xml["dmnXml"].encode() == definitions(table([(("< 10",), ('"lav"',)), ((">= 10",), ('"høj"',))]))
    api.refused(404, "GET", "/decision-definition/key/findes-ikke")
    api.refused(404, "GET", "/decision-definition/findes-ikke")


def test_versions_are_counted(api: RestClient, decision: Any) -> None:
    deployed(api, '"meget høj"')
    assert api.get("/decision-definition/count") == {"count": 2}
    (latest,) = api.get("/decision-definition", latestVersion="true")
    assert latest["version"] == 2
    assert api.get("/decision-definition", version="1", sortBy="version") == [decision]


def test_a_table_is_asked_outside_any_case(api: RestClient, decision: Any) -> None:
    for path in ("key/tabel", decision["id"]):
        answered = api.post(f"/decision-definition/{path}/evaluate", {"variables": typed({"a": 12})}, "tot")
        assert answered == [{"svar": {"type": "String", "value": "høj", "valueInfo": {}}}]
    assert api.get("/history/process-instance/count") == {"count": 0}


def test_what_cannot_be_answered_is_refused_in_a_sentence(api: RestClient, decision: Any) -> None:
    api.refused(404, "POST", "/decision-definition/key/findes-ikke/evaluate", json={"variables": {}})
    api.refused(400, "POST", "/decision-definition/key/tabel/evaluate", json={"variables": []})
    overlapping = definitions(table([(("< 10",), ('"lav"',)), (("< 20",), ('"høj"',))], key="flere"))
    api.deploy({"f.dmn": overlapping}, "flere")
    assert (
        "flere"
        in api.refused(400, "POST", "/decision-definition/key/flere/evaluate", json={"variables": typed({"a": 1})})[
            "message"
        ]
    )
