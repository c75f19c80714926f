"""The Modeler kit: everything a process owner needs beside the Modeler, made for this server."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from engine.bpmn.checks.guide import AT_DEPLOYMENT
from engine.process_engine import rules
from tests.webforms.conftest import SignedIn
from webforms.kit.linting import FOLDER, judged_ids


def kit(visit: SignedIn) -> zipfile.ZipFile:
    answer = visit("procesejer").client.get("/modeler-kit.zip")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.data))


def data(archive: zipfile.ZipFile) -> dict[str, Any]:
    script = archive.read("resources/plugins/sagsgang/client.js").decode()
    found: dict[str, Any] = json.JSONDecoder().raw_decode(script.partition("const kit = ")[2])[0]
    return found


def test_the_kit_is_for_process_owners(visit: SignedIn) -> None:
    assert visit("tot").get("/modeler-kit.zip").status == 403


def test_the_plugin_has_the_catalogues_texts_and_this_municipalitys_lists(visit: SignedIn) -> None:
    found = data(kit(visit))
    titles = {rule.id: rule.title for rule in rules()}
    assert len(found["rules"]) == len(judged_ids()) > 100
    assert all(titles[rule["id"]] == rule["title"] for rule in found["rules"])
    assert "tot" in found["lists"]["groups"]
    assert "p85_ekstern_til_intern" in found["lists"]["processes"]
    assert "p85_ekstern_til_intern_vurder" in found["lists"]["forms"]
    assert "afvigelse" in found["lists"]["calls"]["p85_ekstern_til_intern"]
    assert "tot" in found["lists"]["staffed"]
    assert found["lists"]["decisions"] == []


def test_every_rule_is_shown_while_drawing_or_left_to_the_deployment_by_name(visit: SignedIn) -> None:
    judged, all_rules = judged_ids(), {rule.id for rule in rules()}
    assert judged | AT_DEPLOYMENT == all_rules
    assert not judged & AT_DEPLOYMENT
    drawn, later = kit(visit).read("REGLER.txt").decode().split("De sidste")
    assert [f"({rule})" in drawn for rule in judged] == [True] * len(judged)
    assert [f"({rule})" in later for rule in AT_DEPLOYMENT] == [True] * len(AT_DEPLOYMENT)


def test_a_command_line_finds_each_rule_as_a_file(visit: SignedIn) -> None:
    names = {name.removeprefix(FOLDER) for name in kit(visit).namelist() if name.startswith(FOLDER)}
    assert names == {"index.js", "client.js", "package.json", *(f"rules/{rule}.js" for rule in judged_ids())}


def test_a_task_template_offers_the_teams_and_each_procedure_can_be_called(visit: SignedIn) -> None:
    made = {each["id"]: each for each in json.loads(kit(visit).read("resources/element-templates/sagsgang.json"))}
    teams = next(each for each in made["sagsgang.opgave"]["properties"] if each["label"] == "Team")
    assert {"name": "TOT (TOT-rådgiver)", "value": "tot"} in teams["choices"]
    assert "sagsgang.kald.afvigelse" in made


def test_the_guide_names_this_servers_address(visit: SignedIn) -> None:
    archive = kit(visit)
    told = archive.read("LÆS MIG.txt").decode()
    assert "http://localhost/engine-rest" in told
    assert f"{len(judged_ids())} regler vises, mens du tegner; {len(AT_DEPLOYMENT)} kan først" in told
    assert "{" not in told
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
