"""Starting a case whose procedure does not ask for the case number itself."""

from __future__ import annotations

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.cases import deploy, form, text_field
from tests.support.diagrams import process
from tests.webforms.conftest import SignedIn

NUMBER = "sagsnummer|"


@pytest.fixture
def plain(site: Flask, door: ProcessEngine) -> None:
    """Procedures without a start form, and with one that does not ask for the number."""
    begin = {"formRef": "begin", "formRefBinding": "deployment"}
    with site.app_context():
        deploy(door, process("bare").start().user("a", groups="tot").end().path("start", "a", "end"))
        asking = process("asking").start(**begin).user("a", groups="tot").end().path("start", "a", "end")
        deploy(door, asking, files={"begin.form": form("begin", text_field("emne", label="Emne"))})


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("key", ["bare", "asking"])
def test_a_case_gets_its_number_on_the_page(visit: SignedIn, key: str) -> None:
    tot = visit("tot")
    assert "Sagens nummer i fagsystemet" in tot.get(f"/sager/start/{key}").text
    assert tot.post(f"/sager/start/{key}", **{NUMBER: " S-7 "}).heading == "Sag S-7"
    assert "S-7" in tot.get("/opgaver?sag=S-7").text


@pytest.mark.usefixtures("plain")
def test_a_number_that_cannot_be_used_is_still_there(visit: SignedIn) -> None:
    page = visit("tot").post("/sager/start/bare", **{NUMBER: "9" * 201})
    assert page.status == 422
    assert page.value(NUMBER) == "9" * 201


def test_what_the_procedure_is_about_is_said_once(visit: SignedIn) -> None:
    page = visit("tot").get("/sager/start/p85_ekstern_til_intern")
    assert page.text.count("Fagteamrådgiveren giver sparring og overtager sagen") == 1


def test_a_form_that_asks_for_it_is_not_doubled(visit: SignedIn) -> None:
    page = visit("tot").get("/sager/start/p85_ekstern_til_intern")
    assert page.root.xpath(f"//*[@name='{NUMBER}']") == []
