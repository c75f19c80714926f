"""Lists as spreadsheets."""

from __future__ import annotations

import csv

import pytest
from flask import Flask

from tests.webforms.conftest import SignedIn
from tests.webforms.page import Visitor
from tests.webforms.support import INVOLVE, address_of, start
from webforms.spreadsheet import harmless, spreadsheet


def rows(visitor: Visitor, address: str) -> list[dict[str, str]]:
    """The file as a Danish spreadsheet reads it."""
    answer = visitor.client.get(address, base_url=visitor.origin)
    assert (answer.status_code, answer.mimetype) == (200, "text/csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert "attachment; filename=" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(answer.data.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_a_leader_fetches_the_cases_that_the_filters_find(visit: SignedIn) -> None:
    tot, leader = visit("tot"), visit("teamleder")
    start(tot, "S-1")
    start(tot, "=1+1")
    page = leader.get("/sager?team=tot")
    found = rows(leader, page.link("Hent som regneark (CSV)"))
    assert [row["Sagsnummer"] for row in found] == ["'=1+1", "S-1"]
    assert (found[1]["Status"], found[1]["Står ved"]) == ("I gang", INVOLVE)
    assert found[1]["Ansvarligt team"] == "TOT (TOT-rådgiver)"
    assert found[1]["Startet"].count(".") == 2
    assert len(found[1]["Startet"]) == len("09.03.2026")
    assert rows(leader, "/sager/sager.csv?sag=S-1")[0]["Sagsnummer"] == "S-1"
    assert rows(leader, "/sager/sager.csv?status=canceled") == []


def test_a_leader_fetches_the_tasks_that_the_filters_find(visit: SignedIn) -> None:
    tot, leader = visit("tot"), visit("teamleder")
    start(tot)
    tot.post(f"{address_of(tot, INVOLVE)}/tag")
    (row,) = rows(leader, leader.get("/opgaver?hos=tot").link("Hent som regneark (CSV)"))
    assert (row["Opgave"], row["Sagsnummer"], row["Team"]) == (INVOLVE, "S-1", "TOT (TOT-rådgiver)")
    assert row["Hos"]
    assert rows(leader, "/opgaver/opgaver.csv?hos=fagteam") == []


@pytest.mark.parametrize("address", ["/sager/sager.csv", "/opgaver/opgaver.csv"])
def test_only_leaders_fetch_spreadsheets(visit: SignedIn, address: str) -> None:
    tot = visit("tot")
    start(tot)
    assert tot.get(address).status == 403
    assert "regneark" not in tot.get("/opgaver").text
    assert "regneark" not in tot.get("/sager").text


def test_a_list_that_is_too_long_says_so_in_the_file_and_in_its_name(site: Flask) -> None:
    with site.app_context():
        whole = spreadsheet("sager", ["Sag"], (["S"] for _ in range(3)), most=3)
        cut = spreadsheet("sager", ["Sag"], (["S"] for _ in range(4)), most=3)
    assert whole.data.decode("utf-8-sig").splitlines() == ["Sag", "S", "S", "S"]
    assert "ikke-alle" not in whole.headers["Content-Disposition"]
    assert cut.data.decode("utf-8-sig").splitlines() == [
        *("Sag", "S", "S", "S"),
        "Kun de første 3 rækker er med. Indsnævr listen med filtrene, og hent den igen.",
    ]
    assert cut.headers["Content-Disposition"].endswith("-ikke-alle.csv")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_text_that_a_spreadsheet_would_compute_is_made_harmless(begin: str) -> None:
    assert harmless(f"{begin}cmd") == f"'{begin}cmd"


def test_other_texts_stay_as_they_are() -> None:
    assert harmless("§ 85 – a=b") == "§ 85 – a=b"
    assert harmless("") == ""
