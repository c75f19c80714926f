from __future__ import annotations

import json

from tests.support.diagrams import process
from tests.support.rest_client import RestClient
from tests.webforms.rest.drawings import ASSESS, FORM, application, waiting


def test_a_tasks_form_is_the_file_that_was_deployed(api: RestClient) -> None:
    api.deploy(application())
    task = api.task(api.start("ansoegning", modtager="fagteam")["id"], ASSESS)
    answered = api.call("GET", f"/task/{task['id']}/deployed-form", "tot")
    assert answered.data == json.dumps(FORM).encode()
    assert answered.headers["Content-Type"] == "application/json"
    api.refused(404, "GET", f"/task/{task['id']}/deployed-form", "jurist")
    api.complete(task["id"], "tot", udfald="nej", begrundelse="x")
    api.refused(404, "GET", f"/task/{task['id']}/deployed-form", "tot")


def test_a_start_form_is_found_by_id_and_key(api: RestClient) -> None:
    draft = process("med").start(formRef="vurder", formRefBinding="deployment").user("a", groups="tot").end()
    api.deploy({"med.bpmn": draft.path("start", "a", "end").file(), "vurder.form": json.dumps(FORM).encode()}, "med")
    by_key = api.get("/process-definition/key/med/deployed-start-form", "tot")
    definition = api.get("/process-definition/key/med")
    assert by_key == api.get(f"/process-definition/{definition['id']}/deployed-start-form", "tot") == FORM


def test_what_has_no_form_is_a_404(api: RestClient) -> None:
    api.deploy(waiting(), "vent")
    assert "Formularen" in api.refused(404, "GET", "/process-definition/key/vent/deployed-start-form")["message"]
    api.refused(404, "GET", "/process-definition/key/findes-ikke/deployed-start-form")
