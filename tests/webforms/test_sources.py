"""«Hvorfor denne opgave?»: the source in words, and the rules letter by letter."""

from __future__ import annotations

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.folders import PROCESSES
from tests.webforms.conftest import SignedIn
from tests.webforms.support import INVOLVE, address_of, start
from webforms.organisation import settle_organisation
from webforms.sources import source_facts

QUOTE = "støtte skal overgå til intern bostøtte, inddrages rådgiver fra fagteam til sparring om leverandør"


@pytest.fixture(autouse=True)
def _settled(site: Flask, door: ProcessEngine) -> None:
    with site.app_context():
        settle_organisation(door, PROCESSES / "organisation.toml")


def test_a_tasks_page_says_why_it_is_there(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    page = tot.get(address_of(tot, INVOLVE))
    assert "Hvorfor denne opgave?" in page.text
    assert "Snitflader mellem teams (samarbejdsaftale), § 85 – Fra ekstern til intern" in page.text
    assert "13. februar 2026" in page.text
    assert page.root.xpath("string(//q)") == QUOTE


def test_a_procedures_page_says_it_of_every_element(visit: SignedIn) -> None:
    page = visit("procesejer").get("/procedurer/p85_ekstern_til_intern")
    assert "Hvor kommer det fra?" in page.text
    assert QUOTE in page.root.xpath(f"string(//tr[th[contains(., '{INVOLVE}')]])")


def test_documents_are_named_wherever_a_source_begins(site: Flask) -> None:
    with site.test_request_context():
        told = source_facts({"kilde": "000, § 107 sager; Bo selv (§85); 001, Tovholder; 123, Ukendt", "x": "y"})
    assert told == [
        (
            "Kilde",
            "Snitflader mellem teams (samarbejdsaftale), § 107 sager; Bo selv (§85); "
            "Helhedsorienteret sagsbehandling (samarbejdsaftale), Tovholder; 123, Ukendt",
        )
    ]
