"""Remarks on a task: written and read by those who work with it."""

from __future__ import annotations

from tests.webforms.conftest import SignedIn
from tests.webforms.page import Visitor
from tests.webforms.support import ADVISE, INVOLVE, address_of, complete, start

TEXT = "Borgeren er på ferie.\nRing først i uge 12."


def write(visitor: Visitor, name: str, text: str) -> str:
    """Write a remark on the open task of that name; gives the task's address."""
    address = address_of(visitor, name)
    assert "Bemærkningen er skrevet." in visitor.post(f"{address}/bemaerkning", bemaerkning=text).text
    return address


def test_a_remark_is_read_on_the_task_and_on_the_case(visit: SignedIn) -> None:
    tot, leader = visit("tot"), visit("teamleder")
    start(tot)
    address = write(tot, INVOLVE, TEXT)
    page = leader.get(address)
    assert "Ring først i uge 12." in page.text
    assert "Ring først i uge 12." in leader.get(page.link("Se hele sagen")).text
    write(leader, INVOLVE, "Set")
    assert tot.get(address).text.count("Skriv en bemærkning") == 1


def test_what_cannot_be_kept_is_still_there(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    address = address_of(tot, INVOLVE)
    page = tot.post(f"{address}/bemaerkning", bemaerkning="x" * 4001)
    assert page.status == 422
    assert page.title.startswith("Fejl: ")
    assert page.value("bemaerkning") == "x" * 4001
    assert tot.post(f"{address}/bemaerkning", bemaerkning="  ").status == 422


def test_the_draft_of_the_task_stays_when_a_remark_is_written(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    address = address_of(tot, INVOLVE)
    tot.post(f"{address}/gem", sparring_emne="Valg af leverandør")
    write(tot, INVOLVE, TEXT)
    assert tot.get(address).value("sparring_emne") == "Valg af leverandør"


def test_a_finished_task_shows_its_remarks_and_takes_no_more(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    address = write(tot, INVOLVE, TEXT)
    complete(tot, INVOLVE)
    page = tot.get(address)
    assert "Ring først i uge 12." in page.text
    assert "Skriv en bemærkning" not in page.text
    refused = tot.post(f"{address}/bemaerkning", bemaerkning="For sent")
    assert refused.status == 409
    assert "For sent" in refused.text


def test_nobody_else_writes(visit: SignedIn) -> None:
    tot, other = visit("tot"), visit("taskforce")
    start(tot)
    assert other.post(f"{address_of(tot, INVOLVE)}/bemaerkning", bemaerkning="Hej").status == 404
    complete(tot, INVOLVE)
    assert "Bemærkninger" in visit("fagteam").get(address_of(visit("fagteam"), ADVISE)).text
