"""The saved lists of cases: shown to whom they are for, and holding what they ask for."""

from __future__ import annotations

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from engine.records.organisation import CaseListRecord
from tests.webforms.conftest import SignedIn
from tests.webforms.support import start

LISTS = [
    CaseListRecord("nord", "Nord lige nu", "distrikt", ("nord",), shown_to=("tot",), running=True),
    CaseListRecord("syd", "Syd", "distrikt", ("syd",)),
]


@pytest.fixture(autouse=True)
def _settled(site: Flask, door: ProcessEngine) -> None:
    with site.app_context():
        door.organisation.set_case_lists(LISTS)


def test_a_list_is_a_tab_above_the_cases(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot, "S-1", distrikt="nord")
    start(tot, "S-2", distrikt="syd")
    page = tot.get("/sager")
    assert "Syd" not in page.root.xpath("string(//nav[@aria-label='Gemte lister'])")
    page = tot.get(page.link("Nord lige nu"))
    assert page.root.xpath("string(//nav[@aria-label='Gemte lister']//a[@aria-current])") == "Nord lige nu"
    assert "S-1" in page.text
    assert "S-2" not in page.text
    assert "S-1" in tot.get(page.link("I gang")).text
    assert "S-1" not in tot.get(page.link("Afsluttede")).text
    assert "S-1" in visit("teamleder").get("/sager?liste=nord").text
    assert "S-2" in visit("teamleder").get("/sager?liste=syd").text


def test_without_lists_there_are_no_tabs_and_an_unknown_list_is_not_asked_for(visit: SignedIn) -> None:
    tot, fagteam = visit("tot"), visit("fagteam")
    start(tot, "S-1", distrikt="nord")
    assert not fagteam.get("/sager").root.xpath("//nav[@aria-label='Gemte lister']")
    assert "S-1" in tot.get("/sager?liste=findes-ikke").text
