"""The Modeler kit: everything a process owner needs beside the Modeler, made for this server."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from engine.process_engine import rules
from tests.webforms.conftest import SignedIn
from webforms.kit.builder import judged_ids


def kit(visit: SignedIn) -> zipfile.ZipFile:
    answer = visit("procesejer").client.get("/modeler-kit.zip")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.data))


def data(archive: zipfile.ZipFile) -> dict[str, Any]:
    script = archive.read("resources/plugins/sagsgang/client.js").decode()
    text = script.removeprefix("window.sagsgangKit = ")
    found: dict[str, Any] = json.JSONDecoder().raw_decode(text)[0]
    return found


def test_the_kit_is_for_process_owners(visit: SignedIn) -> None:
    assert visit("tot").get("/modeler-kit.zip").status == 403


def test_the_plugin_has_the_catalogues_texts_and_this_municipalitys_lists(visit: SignedIn) -> None:
    found = data(kit(visit))
    titles = {rule.id: rule.title for rule in rules()}
    assert len(found["rules"]) >= 25
    assert all(titles[rule["id"]] == rule["title"] for rule in found["rules"])
    assert "tot" in found["lists"]["groups"]
    assert "p85_ekstern_til_intern" in found["lists"]["processes"]
    assert "p85_ekstern_til_intern_vurder" in found["lists"]["forms"]


def test_every_rule_of_the_plugin_is_a_rule_of_the_catalogue() -> None:
    assert judged_ids() <= {rule.id for rule in rules()}


def test_a_task_template_offers_the_teams_and_each_procedure_can_be_called(visit: SignedIn) -> None:
    made = {each["id"]: each for each in json.loads(kit(visit).read("resources/element-templates/sagsgang.json"))}
    teams = next(each for each in made["sagsgang.opgave"]["properties"] if each["label"] == "Team")
    assert {"name": "TOT (TOT-rådgiver)", "value": "tot"} in teams["choices"]
    assert "sagsgang.kald.afvigelse" in made


def test_the_guide_names_this_servers_address(visit: SignedIn) -> None:
    archive = kit(visit)
    assert "http://localhost/engine-rest" in archive.read("LÆS MIG.txt").decode()
    assert json.loads(archive.read("resources/flags.json"))["disable-zeebe"] is True


def test_the_lists_are_given_to_a_kit_without_login_and_to_nobody_else(visit: SignedIn) -> None:
    owner = visit("procesejer")
    with zipfile.ZipFile(io.BytesIO(owner.client.get("/modeler-kit.zip").data)) as archive:
        address = data(archive)["address"].removeprefix("http://localhost")
    stranger = owner.client.application.test_client()
    answer = stranger.get(address)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "tot" in json.loads(answer.text)["groups"]
    assert stranger.get("/modeler-kit/forkert.json").status_code == 404
