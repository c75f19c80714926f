"""«Ret sagen» as an owner meets it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, deploy
from tests.support.cases import start as start_case
from tests.support.diagrams import process
from tests.webforms.conftest import SignedIn
from tests.webforms.page import Page, Visitor
from tests.webforms.support import ADVISE, INVOLVE, address_of, start

WHY = "Fejl i forløbet"


@pytest.fixture
def address(visit: SignedIn) -> str:
    """The repair page of a case that has just begun."""
    start(visit("tot"))
    return f"{visit('teamleder').get('/sager').link('S-1')}/ret"


def where(page: Page, name: str = INVOLVE) -> str:
    """The token at the step of that name."""
    (found,) = page.root.xpath(f"//section[h2='{name}']//input[@name='hvor']/@value[1]") or [""]
    return str(found)


def target(page: Page, name: str) -> str:
    options = page.root.xpath("//select[@name='maal']/option")
    return str(next(each.get("value") for each in options if each.text_content().startswith(name)))


def does(owner: Visitor, address: str, doing: str, **fields: Any) -> Page:
    page = owner.get(address)
    return owner.post(address, handling=doing, hvor=where(page), begrundelse=WHY, **fields)


def test_only_owners_and_administrators_may_repair(visit: SignedIn, address: str) -> None:
    assert visit("tot").get(address).status == 403
    assert visit("teamleder").get(address).status == 403
    assert visit("procesejer").get(address).status == 200
    assert visit("procesejer").get("/sager/findes_ikke/ret").status == 404


def test_the_case_page_leads_there_for_those_who_may(visit: SignedIn, address: str) -> None:
    case = address.removesuffix("/ret")
    assert visit("admin").get(case).link("Ret sagen") == address
    assert "Ret sagen" not in visit("tot").get(case).text


def test_an_owner_who_sees_no_cases_finds_it_on_the_page_of_the_procedure(visit: SignedIn, address: str) -> None:
    page = visit("procesejer").get("/procedurer/p85_ekstern_til_intern")
    assert page.link("Ret sagen S-1") == address


def test_every_place_it_can_be_moved_to_is_said_in_words(visit: SignedIn, address: str) -> None:
    places = visit("procesejer").get(address).root.xpath("//select[@name='maal']/option/text()")
    assert "Afvigelse er aftalt (slut)" in places
    assert "Uden navn: Gateway_samling_g_pri (valg)" in places


def test_information_is_called_what_the_forms_call_it(visit: SignedIn, address: str) -> None:
    choices = visit("procesejer").get(address).root.xpath("//select[@name='felt']//option/text()")
    assert "Beskrivelse af borgerens behov (behovsbeskrivelse): Støtte i eget hjem" in choices


def test_a_case_is_moved_and_its_team_reads_why(visit: SignedIn, address: str) -> None:
    owner = visit("procesejer")
    page = does(owner, address, "flyt", maal=target(owner.get(address), ADVISE))
    assert "Sagen er rettet." in page.text
    assert ADVISE in page.text
    course = visit("tot").get(address.removesuffix("/ret")).text
    assert f"Sagen er rettet: fra «{INVOLVE}» til «{ADVISE}». Begrundelse: {WHY}" in course


def test_a_step_is_skipped_or_repeated(visit: SignedIn, address: str) -> None:
    owner = visit("procesejer")
    does(owner, address, "spring")
    page = owner.get(address)
    again = owner.post(
        address, handling="gentag", hvor=where(page, ADVISE), maal=target(page, INVOLVE), begrundelse=WHY
    )
    assert again.root.xpath(f"//section/h2[.='{INVOLVE}']")
    assert address_of(visit("tot"), INVOLVE)


@pytest.mark.parametrize(
    ("doing", "fields", "said"),
    [
        ("flyt", {"maal": ""}, "Vælg, hvor sagen skal stå."),
        ("flyt", {"maal": "Findes_ikke"}, "ligger ikke i den procedure"),
        ("spring", {"begrundelse": " "}, "Skriv en begrundelse"),
        ("tidspunkt", {"dato": "i morgen", "klokken": "12"}, "Skriv en dato"),
        ("oplysning", {"felt": "root|findes_ikke"}, "Vælg, hvilken oplysning"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    visit: SignedIn, address: str, doing: str, fields: dict[str, str], said: str
) -> None:
    owner = visit("procesejer")
    page = owner.post(address, **{"handling": doing, "hvor": where(owner.get(address)), "begrundelse": WHY} | fields)
    assert page.status == 422
    assert said in page.text
    assert "Sagen er ikke rettet" in page.text


def test_a_piece_of_information_is_corrected(visit: SignedIn, address: str) -> None:
    owner = visit("procesejer")
    fields = {"handling": "oplysning", "felt": "root|behovsbeskrivelse", "vaerdi": "Støtte i hverdagen"}
    page = owner.post(address, **fields, begrundelse=WHY)
    assert "(behovsbeskrivelse): Støtte i hverdagen" in page.text
    assert "Oplysning rettet:" in visit("tot").get(address.removesuffix("/ret")).text


def test_a_case_is_ended(visit: SignedIn, address: str) -> None:
    owner = visit("procesejer")
    page = owner.post(address, handling="afslut", begrundelse=WHY)
    assert "Sagen er afsluttet og kan ikke rettes." in page.text


def test_an_unknown_doing_is_a_bad_request(visit: SignedIn, address: str) -> None:
    assert visit("procesejer").post(address, handling="slet").status == 400


def test_a_timer_gets_another_date(visit: SignedIn, site: Flask, door: ProcessEngine) -> None:
    draft = process("venter").start().timer("t", "P14D").user("a", groups="tot").end().path("start", "t", "a", "end")
    with site.app_context():
        deploy(door, draft)
        waiting = start_case(door, "venter")
        (timer,) = door.read.jobs(ADMIN, instance_id=waiting)
    fields = {"handling": "tidspunkt", "hvor": timer.id, "dato": "1.2.2030", "klokken": "12.00", "begrundelse": WHY}
    page = visit("procesejer").post(f"/sager/{waiting}/ret", **fields)
    assert "Indtræffer 1. februar 2030 kl. 12.00" in page.text
