"""The page of what starts by itself."""

from __future__ import annotations

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.folders import PROCESSES
from tests.webforms.conftest import SignedIn
from webforms.organisation import settle_organisation
from webforms.recurring.words import rhythm_words


def test_managers_and_process_owners_see_what_starts_by_itself(
    site: Flask, door: ProcessEngine, visit: SignedIn
) -> None:
    page = visit("teamleder").get("/faste-procedurer")
    assert "Ingen procedurer starter af sig selv." in page.text
    with site.app_context():
        settle_organisation(door, PROCESSES / "organisation.toml")
    for who in ("teamleder", "procesejer"):
        page = visit(who).get("/faste-procedurer")
        row = page.root.xpath("//tr[th[contains(., 'overgangsoverblik')]]")[0]
        assert "hvert år" in row.text_content()
        assert "Ikke lagt ind" in row.text_content()
    assert visit("teamleder").get("/overblik").link("Faste procedurer") == "/faste-procedurer"
    assert visit("procesejer").get("/procedurer").link("Faste procedurer") == "/faste-procedurer"


def test_advisers_do_not_see_it(visit: SignedIn) -> None:
    assert visit("tot").get("/faste-procedurer").status == 403


@pytest.mark.parametrize(
    ("every", "words"),
    [
        ("P1M", "hver måned"),
        ("P3M", "hver 3. måned"),
        ("P1Y", "hvert år"),
        ("P2Y", "hvert 2. år"),
        ("P14D", "hver 2. uge"),
        ("P10D", "hver 10. dag"),
        ("P1M1D", "P1M1D"),
    ],
)
def test_a_rhythm_is_told_in_words(every: str, words: str) -> None:
    assert rhythm_words(every) == words
