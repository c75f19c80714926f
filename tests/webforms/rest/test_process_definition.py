from __future__ import annotations

from tests.support.diagrams import process
from tests.support.rest_client import RestClient
from tests.webforms.rest.drawings import ASSESS, application, waiting


def test_definitions_are_found_by_key_version_and_id(api: RestClient) -> None:
    api.deploy(application())
    api.deploy(application("Anden udgave"))
    api.deploy(waiting(), "vent")
    assert api.get("/process-definition/count", "tot") == {"count": 3}
    (newest,) = api.get("/process-definition", "tot", key="ansoegning", latestVersion="true")
    assert (newest["version"], newest["description"]) == (2, "Anden udgave")
    (first,) = api.get("/process-definition", "tot", key="ansoegning", version=1)
    assert api.get(f"/process-definition/{first['id']}", "tot") == first
    assert api.get("/process-definition/key/ansoegning", "tot") == newest
    keys = [
        each["key"] for each in api.get("/process-definition", sortBy="key", sortOrder="desc", latestVersion="true")
    ]
    assert keys == ["vent", "ansoegning"]


def test_the_diagram_comes_back_unchanged(api: RestClient) -> None:
    files = application()
    api.deploy(files)
    definition = api.get("/process-definition/key/ansoegning")
    for path in ("/process-definition/key/ansoegning/xml", f"/process-definition/{definition['id']}/xml"):
        assert api.get(path, "tot") == {"id": definition["id"], "bpmn20Xml": files["ansoegning.bpmn"].decode()}


def test_a_diagram_in_latin_1_is_answered_as_text(api: RestClient) -> None:
    text = waiting()["vent.bpmn"].decode().replace("UTF-8", "ISO-8859-1").replace("Procedure vent", "Vent på svar")
    api.deploy({"vent.bpmn": text.encode("latin-1")})
    assert "Vent på svar" in api.get("/process-definition/key/vent/xml")["bpmn20Xml"]


def test_a_start_takes_any_variables_and_answers_the_case(api: RestClient) -> None:
    api.deploy(application())
    started = api.start("ansoegning", "S-1", "tot", noget=["helt", "andet"])
    assert started.keys() == {
        *("links", "id", "definitionId", "definitionKey", "businessKey", "caseInstanceId", "ended", "suspended"),
        "tenantId",
    }
    assert (started["businessKey"], started["ended"], started["definitionKey"]) == ("S-1", False, "ansoegning")
    assert api.get(f"/process-instance/{started['id']}/variables")["sag_id"]["value"] == "S-1"


def test_the_case_number_is_also_the_business_key(api: RestClient) -> None:
    api.deploy(application())
    assert api.start("ansoegning", None, "tot", sag_id="S-2")["businessKey"] == "S-2"
    body = {"businessKey": "S-3", "variables": {"sag_id": {"value": "S-4"}}}
    error = api.refused(400, "POST", "/process-definition/key/ansoegning/start", "tot", json=body)
    assert "S-3" in error["message"]
    assert api.get("/process-instance/count") == {"count": 1}


def test_what_a_start_leaves_empty_gets_its_default(api: RestClient) -> None:
    draft = process("vaelg").start().exclusive("g").end("End_ja", "End_nej").path("start", "g")
    draft.flow("g", "End_ja", 'taskforce_anvendes = "ja"').flow("g", "End_nej", default=True)
    api.deploy({"vaelg.bpmn": draft.file()})
    body = {"variables": {"taskforce_anvendes": {"value": ""}}, "withVariablesInReturn": True}
    started = api.post("/process-definition/key/vaelg/start", body)
    assert started["variables"]["taskforce_anvendes"]["value"] == "ja"
    assert api.get(f"/history/process-instance/{started['id']}")["sluttilstand"] == "ja"


def test_a_case_can_be_started_on_an_older_version(api: RestClient) -> None:
    old = api.deploy(application())
    api.deploy(application("Anden udgave"))
    (definition_id,) = old["deployedProcessDefinitions"]
    started = api.post(f"/process-definition/{definition_id}/start", {"businessKey": None, "variables": None}, "tot")
    assert started["definitionId"] == definition_id
    assert api.start("ansoegning", None, "tot")["definitionId"].startswith("ansoegning:2:")


def test_a_start_may_end_at_once(api: RestClient) -> None:
    api.deploy({"kort.bpmn": process("kort").start().end("End_slut").path("start", "End_slut").file()})
    assert api.start("kort")["ended"] is True


def test_only_those_the_procedure_names_may_start(api: RestClient) -> None:
    draft = process("kun_jurist", candidateStarterGroups="jurist")
    api.deploy(
        {"a.bpmn": draft.start().user("a", groups="tot", name=ASSESS).end("End_a").path("start", "a", "End_a").file()}
    )
    assert api.start("kun_jurist", None, "jurist")["id"]
    assert api.start("kun_jurist", None, "admin")["id"]
    api.refused(403, "POST", "/process-definition/key/kun_jurist/start", "tot", json={})


def test_what_is_not_there_is_404(api: RestClient) -> None:
    for path in ("/process-definition/x", "/process-definition/key/x", "/process-definition/key/x/xml"):
        assert "x" in api.refused(404, "GET", path)["message"]
    api.refused(404, "POST", "/process-definition/key/x/start", json={})
    api.refused(404, "POST", "/process-definition/x:1:y/start", json={})


def test_variables_that_cannot_be_read_start_nothing(api: RestClient) -> None:
    api.deploy(application())
    body = {"variables": {"antal": {"value": "fem", "type": "Integer"}}}
    assert "antal" in api.refused(400, "POST", "/process-definition/key/ansoegning/start", json=body)["message"]
    assert api.get("/process-instance") == []
