"""The Modeler's five calls (camunda-modeler § 1.2) from a page of `file://`, with preflight, Basic and a key."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.diagrams import process
from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.server import Server

DANISH = ("søren", "blåbærgrød-æøå")
CALL = """async ([address, method, header, body]) => {
  const headers = { accept: 'application/json' };
  if (header) headers.authorization = header;
  if (body) headers['content-type'] = 'application/json';
  const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, json: text ? JSON.parse(text) : null };
}"""
DEPLOY = """async ([address, header, name, files]) => {
  const form = new FormData();
  form.append('deployment-name', name);
  form.append('deployment-source', 'Camunda Modeler');
  form.append('enable-duplicate-filtering', 'true');
  for (const [file, text, type] of files) form.append(file, new Blob([text], { type }), file);
  const began = performance.now();
  const answer = await fetch(address, { method: 'POST', headers: { authorization: header }, body: form });
  return { status: answer.status, json: await answer.json(), milliseconds: performance.now() - began };
}"""


@pytest.fixture
def modeler(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page that lies on the disk, as the Modeler's does: its origin is null."""
    (tmp_path / "modeler.html").write_text("<!doctype html><title>Modeler</title>", "utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "modeler.html").as_uri())
    assert page.evaluate("origin") == "null"
    yield page
    page.close()


@pytest.fixture
def danish(server: Server) -> None:
    """A process owner whose name and password a browser's `btoa` writes as Latin-1."""
    user, password = DANISH
    command = [sys.executable, "-m", "webforms.cli", "user", "create", user, "--role", "procesejer"]
    environ = os.environ | {"SAGSGANG_DATA": str(server.data), "LOGIN": "demo"}
    environ.pop("DATABASE_URL", None)
    subprocess.run([*command, "--password", password], env=environ, check=True, stdout=subprocess.DEVNULL)


def call(page: Page, address: str, method: str = "GET", header: str = "", body: Any = None) -> Any:
    return page.evaluate(CALL, [address, method, header, body])


def latin1(page: Page, user: str, password: str) -> str:
    """The header as the Modeler writes it."""
    return "Basic " + str(page.evaluate("([user, password]) => btoa(`${user}:${password}`)", [user, password]))


def diagram(key: str, tag: str = "userTask") -> list[str]:
    draft = process(key).start().element(tag, "a", name="Vurdér", groups="tot").end().path("start", "a", "end")
    return [f"{key}-åben.bpmn", draft.file().decode(), "text/xml"]


def play(page: Page, base: str, header: str, key: str) -> str:
    """Connect, deploy, deploy again unchanged, and start; gives the deployment's id."""
    assert call(page, f"{base}/deployment?maxResults=0", header=header)["status"] == 200
    assert call(page, f"{base}/version", header=header)["json"] == {"version": "7.24.0"}
    made = page.evaluate(DEPLOY, [f"{base}/deployment/create", header, f"Åben {key}", [diagram(key)]])
    assert made["status"] == 200, made
    assert made["milliseconds"] < 2_000
    definition = next(iter(made["json"]["deployedProcessDefinitions"].values()))
    assert (definition["key"], definition["resource"]) == (key, f"{key}-åben.bpmn")
    again = page.evaluate(DEPLOY, [f"{base}/deployment/create", header, f"Åben {key}", [diagram(key)]])
    assert again["json"]["id"] == made["json"]["id"]
    assert next(iter(again["json"]["deployedProcessDefinitions"])) == definition["id"]
    return str(made["json"]["id"])


def test_without_credentials_the_modeler_is_asked_for_them(modeler: Page, server: Server) -> None:
    answered = call(modeler, f"{server.address}/engine-rest/deployment?maxResults=0")
    assert answered["status"] == 401
    assert answered["json"]["message"]
    wrong = latin1(modeler, "procesejer", "forkert")
    assert call(modeler, f"{server.address}/engine-rest/version", header=wrong)["status"] == 401
    void = call(modeler, f"{server.address}/engine-rest/version", header="Bearer sagsgang_x")
    assert (void["status"], "Mine adgangsnøgler" in void["json"]["message"]) == (401, True)


@pytest.mark.usefixtures("danish")
def test_the_calls_with_a_danish_name_and_a_base_that_ends_in_a_slash(modeler: Page, server: Server) -> None:
    play(modeler, f"{server.address}/engine-rest/", latin1(modeler, *DANISH), "med_adgangskode")


def test_the_calls_with_a_personal_key_and_the_link_to_our_page(modeler: Page, server: Server, sign_in: SignIn) -> None:
    owner = sign_in("procesejer")
    owner.goto("/adgangsnoegler")
    owner.locator("#navn").fill("Camunda Modeler")
    owner.get_by_role("button", name="Lav en nøgle").click()
    header = f"Bearer {owner.locator('#key').input_value()}"
    deployment_id = play(modeler, f"{server.address}/engine-rest", header, "med_noegle")
    places = call(modeler, f"{server.address}/.well-known/camunda-automation-platform/webapps")["json"]
    assert places.keys() == {"cockpitUrl", "adminUrl", "tasklistUrl"}
    query = f'[{{"type":"id","operator":"eq","value":"{deployment_id}"}}]'
    owner.goto(f"{places['cockpitUrl']}/repository?deploymentsQuery={query}")
    assert owner.url == f"{server.address}/udrulninger/{deployment_id}"
    assert "med_noegle-åben.bpmn" in owner.locator("main").inner_text()


def test_an_administrator_starts_what_was_deployed(modeler: Page, server: Server, sign_in: SignIn) -> None:
    base, header = f"{server.address}/engine-rest", latin1(modeler, "admin", "admin")
    play(modeler, base, header, "startes")
    definition = call(modeler, f"{base}/process-definition/key/startes", header=header)["json"]["id"]
    body = {"businessKey": "S-77", "variables": {"beløb": {"value": 3, "type": "Integer"}}}
    started = call(modeler, f"{base}/process-definition/{definition}/start", "POST", header, body)
    assert started["status"] == 200
    bare = {"businessKey": None, "variables": None}
    assert call(modeler, f"{base}/process-definition/{definition}/start", "POST", header, bare)["json"]["id"]
    manager = sign_in("admin")
    manager.goto(f"/modeler/process-instance/{started['json']['id']}")
    assert "S-77" in manager.locator("h1").inner_text()


def test_what_is_wrong_is_one_readable_message_with_every_element(modeler: Page, server: Server) -> None:
    header = latin1(modeler, "procesejer", "procesejer")
    files = [diagram("forkert", "sendTask"), diagram("ogsaa_forkert", "serviceTask")]
    address = f"{server.address}/engine-rest/deployment/create"
    refused = modeler.evaluate(DEPLOY, [address, header, "Forkert", files])
    assert (refused["status"], refused["json"]["type"]) == (400, "ParseException")
    message = refused["json"]["message"]
    assert message.startswith("ENGINE-09005 Could not parse BPMN process. Errors: \n")
    assert "a «Vurdér»: Trinnet er en sendeopgave" in message
    assert "a «Vurdér»: Serviceopgaven har intet topic" in message
    assert "resource forkert-åben.bpmn | line 2" in message
