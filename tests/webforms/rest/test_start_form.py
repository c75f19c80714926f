from __future__ import annotations

import json

import pytest

from tests.support.diagrams import process
from tests.support.rest_client import RestClient, plain
from tests.webforms.rest.drawings import ASSESS, FORM, application


@pytest.fixture
def definition_id(api: RestClient) -> str:
    draft = process("med_form", candidateStarterGroups="tot")
    draft.start("start", formRef="vurder", formRefBinding="deployment").user("a", groups="tot", name=ASSESS).end(
        "End_a"
    )
    files = {"med_form.bpmn": draft.path("start", "a", "End_a").file(), "vurder.form": json.dumps(FORM).encode()}
    (made,) = api.deploy(files)["deployedProcessDefinitions"]
    return str(made)


def test_the_start_form_is_named_and_its_fields_have_their_first_values(api: RestClient, definition_id: str) -> None:
    for path in (f"/process-definition/{definition_id}", "/process-definition/key/med_form"):
        reference = {"key": "vurder", "binding": "deployment", "version": None}
        assert api.get(f"{path}/startForm", "tot") == {"key": None, "camundaFormRef": reference, "contextPath": None}
        values = api.get(f"{path}/form-variables", "tot")
        assert {name: plain(value) for name, value in values.items()} == {"udfald": None, "begrundelse": "Ingen"}


def test_a_case_started_with_the_form_is_checked(api: RestClient, definition_id: str) -> None:
    for path in (f"/process-definition/{definition_id}", "/process-definition/key/med_form"):
        error = api.refused(400, "POST", f"{path}/submit-form", "tot", json={"variables": {}})
        assert error["errors"].keys() == {"udfald"}
        started = api.post(
            f"{path}/submit-form", {"businessKey": "S-1", "variables": {"udfald": {"value": "ja"}}}, "tot"
        )
        values = api.get(f"/process-instance/{started['id']}/variables")
        assert (plain(values["udfald"]), plain(values["begrundelse"])) == ("ja", "Ingen")
        assert started["businessKey"] == "S-1"


def test_a_procedure_without_a_form_takes_any_values(api: RestClient) -> None:
    api.deploy(application())
    assert api.get("/process-definition/key/ansoegning/startForm")["camundaFormRef"] is None
    assert api.get("/process-definition/key/ansoegning/form-variables") == {}
    assert api.post("/process-definition/key/ansoegning/submit-form", {"variables": {"x": {"value": 1}}})["id"]


def test_who_may_not_start_it_sees_no_form(api: RestClient, definition_id: str) -> None:
    api.refused(403, "GET", "/process-definition/key/med_form/startForm", "fagteam")
    api.refused(403, "POST", "/process-definition/key/med_form/submit-form", "fagteam", json={})
