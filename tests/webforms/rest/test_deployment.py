from __future__ import annotations

import io

import pytest
from flask import Flask

from tests.support.diagrams import process
from tests.support.rest_client import RestClient, basic, instant, modeler_parts
from tests.webforms.rest.drawings import application

BROKEN = process("brudt").start().user("a", groups="tot").end("End_a").path("start", "a").file()


def test_the_connection_check_says_who_may_deploy(api: RestClient) -> None:
    assert api.get("/deployment", "procesejer", maxResults=0) == []
    assert api.refused(403, "GET", "/deployment?maxResults=0", "tot")["type"] == "AuthorizationException"


def test_the_answer_has_all_that_the_modeler_reads(api: RestClient) -> None:
    answered = api.deploy(application(), "Ansøgning")
    assert answered.keys() == {
        *("links", "id", "name", "source", "deploymentTime", "tenantId", "deployedProcessDefinitions"),
        *("deployedCaseDefinitions", "deployedDecisionDefinitions", "deployedDecisionRequirementsDefinitions"),
    }
    assert (answered["name"], answered["source"]) == ("Ansøgning", "Camunda Modeler")
    assert instant(answered["deploymentTime"]) is not None
    ((definition_id, definition),) = answered["deployedProcessDefinitions"].items()
    assert definition_id == definition["id"]
    assert definition.keys() == {
        *("id", "key", "category", "description", "name", "version", "resource", "deploymentId", "diagram"),
        *("suspended", "tenantId", "versionTag", "historyTimeToLive", "startableInTasklist"),
    }
    assert (definition["key"], definition["version"], definition["historyTimeToLive"]) == ("ansoegning", 1, 180)


def test_unchanged_files_make_no_new_version_and_give_the_definitions_again(api: RestClient) -> None:
    first = api.deploy(application())
    again = api.deploy(application())
    assert again["id"] == first["id"]
    assert again["deployedProcessDefinitions"] == first["deployedProcessDefinitions"]
    changed = api.deploy(application("Nu med vejledning"))
    assert [each["version"] for each in changed["deployedProcessDefinitions"].values()] == [2]


def test_without_duplicate_filtering_there_is_always_a_new_version(api: RestClient) -> None:
    api.deploy(application())
    again = api.deploy(application(), enable_duplicate_filtering="False")
    assert [each["version"] for each in again["deployedProcessDefinitions"].values()] == [2]


def test_changed_only_deploys_nothing_where_nothing_changed_and_everything_else_together(api: RestClient) -> None:
    only_changed = {"enable_duplicate_filtering": "false", "deploy_changed_only": "true"}
    first = api.deploy(application(), **only_changed)
    assert api.deploy(application(), **only_changed)["id"] == first["id"]
    changed = api.deploy(application("Nu med vejledning"), **only_changed)
    assert [each["version"] for each in changed["deployedProcessDefinitions"].values()] == [2]
    assert len(api.get(f"/deployment/{changed['id']}/resources", "procesejer")) == 2


def test_what_was_made_says_where_it_is_found(api: RestClient) -> None:
    deployed = api.deploy(application())
    (link,) = deployed["links"]
    assert link == {"method": "GET", "href": f"http://localhost/engine-rest/deployment/{deployed['id']}", "rel": "self"}
    case = api.call("POST", "/process-definition/key/ansoegning/start", "tot", json={}).get_json()
    (link,) = case["links"]
    assert (link["rel"], link["href"].rpartition("/engine-rest")[2]) == ("self", f"/process-instance/{case['id']}")
    assert api.get(f"/process-instance/{case['id']}", "tot")["links"] == []


def test_danish_and_quoted_file_names_are_kept(api: RestClient) -> None:
    files = {"åben ‘sag’.bpmn": application()["ansoegning.bpmn"], "vurder.form": application()["vurder.form"]}
    deployed = api.deploy(files, "Åben")
    names = [each["name"] for each in api.get(f"/deployment/{deployed['id']}/resources", "procesejer")]
    assert sorted(names) == ["vurder.form", "åben ‘sag’.bpmn"]
    data = api.call("GET", f"/deployment/{deployed['id']}/resources/åben ‘sag’.bpmn/data", "procesejer").data
    assert data == files["åben ‘sag’.bpmn"]


def test_a_quote_in_a_file_name_comes_escaped_as_browsers_do(app: Flask, api: RestClient) -> None:
    parts = modeler_parts({}, "x") | {"a%22b.bpmn": (io.BytesIO(process_file()), "a%22b.bpmn", "text/xml")}
    deployed = api.call("POST", "/deployment/create", "procesejer", data=parts).get_json()
    assert api.get(f"/deployment/{deployed['id']}/resources", "procesejer")[0]["name"] == 'a"b.bpmn'


def process_file() -> bytes:
    return process("p").start().user("a", groups="tot").end("End_a").path("start", "a", "End_a").file()


def test_without_a_name_the_deployment_is_named_after_its_file(api: RestClient) -> None:
    parts = {"data": (io.BytesIO(process_file()), "p.bpmn", "text/xml")}
    assert api.call("POST", "/deployment/create", "procesejer", data=parts).get_json()["name"] == "p"


def test_a_rejected_diagram_says_where_and_what_in_one_message(api: RestClient) -> None:
    error = api.refused(
        400, "POST", "/deployment/create", "procesejer", data=modeler_parts({"brudt.bpmn": BROKEN}, "x")
    )
    assert error["type"] == "ParseException"
    heading, *problems = error["message"].splitlines()
    assert heading == "ENGINE-09005 Could not parse BPMN process. Errors: "
    assert problems
    assert all(line.startswith("* ") and " | resource brudt.bpmn | line " in line for line in problems)
    assert "End_a" in error["message"]
    found = error["details"]["brudt.bpmn"]["errors"]
    assert {"message", "line", "column", "mainElementId", "elementIds"} == found[0].keys()
    assert api.get("/deployment/count", "procesejer") == {"count": 0}


def test_an_adviser_may_not_deploy(api: RestClient) -> None:
    api.refused(403, "POST", "/deployment/create", "tot", data=modeler_parts(application(), "x"))
    api.refused(403, "GET", "/deployment", "tot")


def test_nothing_to_deploy_is_refused(api: RestClient) -> None:
    error = api.refused(400, "POST", "/deployment/create", "procesejer", data=modeler_parts({}, "x"))
    assert "ingen filer" in error["message"]


def test_deployments_are_listed_newest_first_and_found(api: RestClient) -> None:
    first, second = api.deploy(application(), "Første"), api.deploy(application(), "Anden")
    assert [each["id"] for each in api.get("/deployment", "procesejer")] == [second["id"], first["id"]]
    assert [each["id"] for each in api.get("/deployment", "procesejer", name="Første")] == [first["id"]]
    assert api.get(f"/deployment/{first['id']}", "procesejer")["name"] == "Første"


@pytest.mark.parametrize("path", ["/deployment/x", "/deployment/x/resources", "/deployment/x/resources/y/data"])
def test_an_unknown_deployment_is_404(api: RestClient, path: str) -> None:
    api.refused(404, "GET", path, "procesejer")


def test_the_modelers_own_bytes_are_understood(app: Flask) -> None:
    """As Camunda Modeler 5 sends it: raw UTF-8 in the names, the diagram as text/xml, attachments as octet-stream."""
    boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
    settings = (
        ("deployment-name", "Åben sag"),
        ("deployment-source", "Camunda Modeler"),
        ("enable-duplicate-filtering", "true"),
    )
    files = application()
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in settings]
    for name, kind, data in (
        ("åben.bpmn", "text/xml", files["ansoegning.bpmn"]),
        ("vurder.form", "application/octet-stream", files["vurder.form"]),
    ):
        head = f'Content-Disposition: form-data; name="{name}"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
        parts.append(head.encode() + data)
    body = b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()
    answered = app.test_client().post(
        "/engine-rest//deployment/create",
        data=body,
        content_type=f"multipart/form-data; boundary={boundary}",
        headers={"Origin": "null", **basic("procesejer")},
    )
    assert answered.status_code == 200
    made = answered.get_json()
    (definition,) = made["deployedProcessDefinitions"].values()
    assert (made["name"], definition["resource"]) == ("Åben sag", "åben.bpmn")


def test_a_deployment_nobody_needs_is_deleted_and_cases_never_are(api: RestClient) -> None:
    made = api.deploy(application())
    api.refused(400, "DELETE", f"/deployment/{made['id']}?cascade=true", "procesejer")
    api.refused(403, "DELETE", f"/deployment/{made['id']}", "tot")
    api.call("DELETE", f"/deployment/{made['id']}?skipCustomListeners=true", "procesejer")
    api.refused(404, "GET", f"/deployment/{made['id']}")
    again = api.deploy(application())
    api.start("ansoegning", modtager="fagteam")
    assert "sager" in api.refused(400, "DELETE", f"/deployment/{again['id']}", "procesejer")["message"]
