"""A case whose cause lies in what was submitted is solved on the incident's page."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, deploy, form, of, text_field
from tests.support.cases import start as start_case
from tests.support.cases import task as task_of
from tests.support.diagrams import Draft, process
from tests.webforms.conftest import SignedIn
from tests.webforms.page import Page

ANNA = of("tot", "tot")
WHY = {"begrundelse|": "Tastefejl"}


def drawn() -> Draft:
    """A task whose answers a gateway reads."""
    begin = {"formRef": "begin", "formRefBinding": "deployment"}
    draft = process("proeve").start(**begin).user("a", groups="=hold", formRef="svar", formRefBinding="deployment")
    draft.exclusive("g").user("b", groups="fagteam").end("no").end("yes").path("start", "a", "g").path("b", "yes")
    return draft.flow("g", "b", 'udfald = "ja" and antal > 1').flow("g", "no", 'udfald = "nej"')


@pytest.fixture
def address(site: Flask, door: ProcessEngine) -> str:
    """The page of an incident: an answer that no arrow knows, and a number that is missing."""
    answers = form("svar", text_field("udfald", label="Udfaldet", required=True), text_field("note", label="Note"))
    with site.app_context():
        files = {"svar.form": answers, "begin.form": form("begin", text_field("hold", label="Holdet", required=True))}
        deploy(door, drawn(), files=files)
        case = start_case(door, "proeve", sag_id="S-8", hold="tot", vigtig=True)
        values = {"udfald": "måske", "note": "Kom\r\nsnart", "ekstra": 3}
        door.tasks.complete(task_of(door, case).id, values, ANNA)
        (incident,) = door.read.incidents(ADMIN)
    return f"/haendelser/{incident.id}"


def fields(page: Page) -> dict[str, str]:
    """The correcting form as a browser would send it back."""
    form = page.root.xpath("//form[@data-conditions]")[0]
    return {name: value for name, value in form.form_values() if name != "csrf_token"}


def test_the_page_tells_what_was_met_and_what_was_submitted(visit: SignedIn, address: str) -> None:
    leader = visit("teamleder")
    page = leader.get(leader.get("/haendelser").link("S-8"))
    assert page.answer.request.path == address
    assert page.heading == "Sag S-8 gik i stå ved «g»"
    assert "Ingen af betingelserne på pilene er opfyldt" in page.text
    assert 'Pilen til «b»udfald = "ja" and antal > 1udfald: måskeantal: Mangler' in page.text
    assert "«a», " in page.text
    assert "Udfaldetmåske" in page.text
    assert page.value("udfald") == "måske"
    assert page.value("indsendt|ekstra") == "3"
    assert page.value("sag|root|vigtig") == "ja"
    assert page.root.xpath("//label[@for=//input[@name='sag|root|hold']/@id]")[0].text_content().strip() == "Holdet"


def test_other_answers_and_a_missing_number_bring_the_case_on(visit: SignedIn, address: str) -> None:
    leader = visit("teamleder")
    sent = fields(leader.get(address)) | {"udfald": "ja", "mangler|antal": "2", "slags|antal": "tal"} | WHY
    page = leader.post(address, **sent)
    assert "Sagen er hjulpet videre." in page.text
    assert "Sagen venter på b" in page.text
    assert "Det indsendte er rettet. Begrundelse: Tastefejl." in page.text
    assert "Udfaldetmåske → ja" in page.text
    assert "Oplysning rettet: antal er rettet fra – til 2. Begrundelse: Tastefejl." in page.text
    solved = leader.get(address)
    assert "Hændelsen er løst" in solved.text
    assert "Prøv igen" not in solved.text


def test_untouched_fields_are_tried_again_as_they_were(
    visit: SignedIn, site: Flask, door: ProcessEngine, address: str
) -> None:
    leader = visit("teamleder")
    page = leader.post(address, **fields(leader.get(address)))
    assert page.answer.request.path == address
    assert "Det lykkedes ikke denne gang heller" in page.text
    with site.app_context():
        values = door.incidents.view(address.rsplit("/", 1)[1], ADMIN).values
    assert values == {"udfald": "måske", "note": "Kom\r\nsnart", "ekstra": 3}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"udfald": "ja"}, "Skriv, hvorfor du retter."),
        ({"udfald": "", **WHY}, "Udfaldet"),
        ({"indsendt|ekstra": "tre", **WHY}, "ekstra: Skriv et tal."),
        ({"sag|root|vigtig": "måske", **WHY}, "vigtig: Skriv ja eller nej."),
        ({"mangler|antal": "mange", "slags|antal": "tal", **WHY}, "antal: Skriv et tal."),
        ({"udfald": "ja", "begrundelse|": "x" * 2001}, "for lang"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_is_lost(
    visit: SignedIn, address: str, changed: dict[str, Any], said: str
) -> None:
    leader = visit("teamleder")
    sent = fields(leader.get(address)) | changed
    page = leader.post(address, **sent)
    assert (page.status, page.title.startswith("Fejl: ")) == (422, True)
    assert said in page.root.xpath("string(//*[@data-error-summary])")
    assert {name: value.strip() for name, value in fields(page).items()} == {
        name: value.replace("\r\n", "\n").strip() for name, value in sent.items()
    }


def test_a_failed_start_gets_other_start_values(
    visit: SignedIn, site: Flask, door: ProcessEngine, address: str
) -> None:
    with site.app_context():
        start_case(door, "proeve", sag_id="S-9", hold="intet_hold")
    leader = visit("teamleder")
    page = leader.get(leader.get("/haendelser").link("S-9"))
    assert "Sagen blev startet med" in page.text
    there = page.answer.request.path
    refused = leader.post(there, **fields(page) | {"indsendt|sag_id": "S-10"} | WHY)
    assert (refused.status, "Sagsnummeret er angivet to gange" in refused.text) == (422, True)
    done = leader.post(there, **fields(page) | {"hold": "tot"} | WHY)
    assert "Sagen venter på a" in done.text
    assert "Holdetintet_hold → tot" in done.text


def test_a_paused_case_is_not_tried(visit: SignedIn, site: Flask, door: ProcessEngine, address: str) -> None:
    leader = visit("teamleder")
    case = leader.get(address).link("Se sagen")
    sent = fields(leader.get(address))
    leader.post(f"{case}/pause")
    assert "Genoptag den på sagens side" in leader.get(address).text
    assert "Sagen er sat på pause. Vent" in leader.post(address, **sent).text


def test_only_leaders_see_what_is_held(visit: SignedIn, address: str) -> None:
    tot = visit("tot")
    assert tot.get(address).status == 403
    assert tot.post(address, udfald="ja").status == 403
    assert tot.post(f"{address}/felter").status == 403
    assert visit("teamleder").get("/haendelser/findes-ikke").status == 404
    case = visit("teamleder").get(address).link("Se sagen")
    assert "Se, hvad der skete" in visit("teamleder").get(case).text
    assert "Se, hvad der skete" not in tot.get(case).text


def test_fields_are_asked_for_again_without_saving(visit: SignedIn, address: str) -> None:
    leader = visit("teamleder")
    page = leader.post(f"{address}/felter", **fields(leader.get(address)) | {"udfald": "undervejs"})
    assert (page.status, page.value("udfald")) == (200, "undervejs")
    assert leader.get(address).value("udfald") == "måske"
