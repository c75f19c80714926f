"""«Flyt kørende sager» as an owner meets it: what would happen, the batch, taking it back."""

from __future__ import annotations

import io

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.changing import Changed
from tests.support.folders import files_of
from tests.webforms.conftest import HANDOVER, SignedIn
from tests.webforms.page import Page, Visitor
from tests.webforms.support import INVOLVE, address_of, complete, start

WHAT_IF = f"/procedurer/{HANDOVER}/flyt"


def deploy_changed(owner: Visitor, change: str) -> None:
    """A second version of the handover with one of the changes below."""
    files = files_of(HANDOVER)
    diagram = Changed(files[f"{HANDOVER}.bpmn"])
    task = next(e.get("id") for e in diagram.root.iter() if e.get("name") == INVOLVE)
    if change == "renamed":
        diagram.rename(task, "Inddrag fagteamet")
        diagram.assign(task, "fagteam")
        diagram.give_until(task, '=now() + duration("P10D")')
    elif change == "taken out":
        diagram.take_out(task)
    files[f"{HANDOVER}.bpmn"] = diagram.file()
    parts = [(io.BytesIO(data), name) for name, data in files.items()]
    page = owner.post("/procedurer/ny", name=HANDOVER, files=parts, deploy="ja")
    assert page.status == 200, page.text


def hidden(page: Page) -> dict[str, str]:
    """The fields that carry what was shown."""
    found = page.root.xpath("//form[@method='post']//input[@type='hidden']")
    return {each.get("name"): each.get("value") for each in found if each.get("name") != "csrf_token"}


def cases(page: Page) -> list[str]:
    return list(page.root.xpath("//input[@name='sag']/@value"))


def work(site: Flask, door: ProcessEngine) -> None:
    with site.app_context():
        while door.migration.run_waiting():
            pass


def move(owner: Visitor, site: Flask, door: ProcessEngine) -> str:
    """Move what can be moved; gives the batch's address."""
    page = owner.get(WHAT_IF)
    status, address = owner.redirected(WHAT_IF, **hidden(page), sag=cases(page), begrundelse="Ny arbejdsgang")
    assert status == 303
    work(site, door)
    return address


def test_the_pages_are_for_process_owners_and_need_two_versions(visit: SignedIn) -> None:
    assert visit("tot").get(WHAT_IF).status == 403
    assert visit("procesejer").get(WHAT_IF).status == 404
    assert visit("procesejer").get("/flytninger/findes_ikke").status == 404


def test_the_page_says_what_would_happen_and_changes_nothing(visit: SignedIn) -> None:
    start(visit("tot"))
    owner = visit("procesejer")
    deploy_changed(owner, "renamed")
    page = owner.get(WHAT_IF)
    assert page.heading == "Flyt kørende sager"
    assert "1sag kan flyttes" in page.text
    assert "Inddrag fagteamet" in page.text
    assert "TOT (TOT-rådgiver)10−1" in page.text
    assert page.root.xpath("//input[@name='sag'][@checked]")
    assert "Version 1" in visit("admin").get(f"/procedurer/{HANDOVER}?version=1").text
    assert "version 1" in visit("teamleder").get(visit("teamleder").get("/sager").link("S-1")).text


def test_dates_are_reckoned_again_only_when_asked_for(visit: SignedIn) -> None:
    start(visit("tot"))
    owner = visit("procesejer")
    deploy_changed(owner, "renamed")
    assert "uændret" in owner.get(WHAT_IF).text
    asked = owner.get(f"{WHAT_IF}?frister=ja")
    assert asked.root.xpath("//input[@name='frister'][@checked]")
    assert "uændret" not in asked.text
    assert hidden(asked)["frister"] == "ja"


def test_cases_are_moved_and_the_team_reads_why(visit: SignedIn, site: Flask, door: ProcessEngine) -> None:
    start(visit("tot"))
    owner = visit("procesejer")
    deploy_changed(owner, "renamed")
    page = owner.get(move(owner, site, door))
    assert "Alle sager er behandlet." in page.text
    assert "Flyttet" in page.text
    case = visit("teamleder").get(visit("teamleder").get("/sager").link("S-1"))
    assert "Sagen er flyttet til version 2" in case.text
    assert "Begrundelse: Ny arbejdsgang" in case.text
    assert address_of(visit("fagteam"), "Inddrag fagteamet")


def test_the_batch_is_under_way_until_the_worker_has_been_there(visit: SignedIn) -> None:
    start(visit("tot"))
    owner = visit("procesejer")
    deploy_changed(owner, "renamed")
    page = owner.get(WHAT_IF)
    page = owner.post(WHAT_IF, **hidden(page), sag=cases(page), begrundelse="Ny arbejdsgang")
    assert "0 af 1 sager er behandlet." in page.text
    assert "Hent siden igen" in page.text
    assert "Fortryd flytningen" not in page.text


def test_a_move_is_taken_back_by_one_button(visit: SignedIn, site: Flask, door: ProcessEngine) -> None:
    start(visit("tot"))
    owner = visit("procesejer")
    deploy_changed(owner, "renamed")
    address = move(owner, site, door)
    owner.post(f"{address}/fortryd")
    work(site, door)
    page = owner.get(address)
    assert "Taget tilbage" in page.text
    assert address_of(visit("tot"), INVOLVE)


def test_a_case_that_cannot_be_moved_says_why_until_a_place_is_chosen(visit: SignedIn) -> None:
    start(visit("tot"))
    owner = visit("procesejer")
    deploy_changed(owner, "taken out")
    page = owner.get(WHAT_IF)
    assert f"Opgaven «{INVOLVE}» findes ikke i den nye version" in page.text
    assert page.root.xpath(f"//tr[th/label[.='{INVOLVE}']]/td[@data-title='Sager nu'][.='1']")
    (select,) = [
        each for each in page.root.xpath("//select[starts-with(@name,'m.')]") if each.value_options and not each.value
    ]
    target = next(
        each.get("value")
        for each in select.iter("option")
        if each.text_content() == "Giv sparring om leverandør og arbejdsgang"
    )
    page = owner.get(f"{WHAT_IF}?valgt=1-2&{select.get('name')}={target}")
    assert "findes ikke i den nye version, og" not in page.text
    assert len(cases(page)) == 1


def test_a_mapping_of_other_versions_is_left_aside(visit: SignedIn) -> None:
    owner = visit("procesejer")
    deploy_changed(owner, "renamed")
    assert owner.get(f"{WHAT_IF}?valgt=7-8&m.findes_ikke=x").status == 200
    assert owner.get(f"{WHAT_IF}?valgt=1-2&m.findes_ikke=x").status == 422


@pytest.mark.parametrize("fields", [{"begrundelse": "x"}, {"begrundelse": " ", "sag": "alle"}])
def test_without_cases_or_reason_nothing_is_moved(visit: SignedIn, fields: dict[str, str]) -> None:
    start(visit("tot"))
    owner = visit("procesejer")
    deploy_changed(owner, "renamed")
    page = owner.get(WHAT_IF)
    chosen = cases(page) if "sag" in fields else []
    answer = owner.post(WHAT_IF, **hidden(page), sag=chosen, begrundelse=fields["begrundelse"])
    assert answer.status in {409, 422}
    assert "Sagerne er ikke flyttet" in answer.text


def test_a_case_that_went_on_meanwhile_is_told_apart(visit: SignedIn, site: Flask, door: ProcessEngine) -> None:
    for number in ("S-1", "S-2"):
        start(visit("tot"), number)
    owner = visit("procesejer")
    deploy_changed(owner, "renamed")
    address = move(owner, site, door)
    complete(visit("fagteam"), "Inddrag fagteamet", "S-2")
    owner.post(f"{address}/fortryd")
    work(site, door)
    page = owner.get(address)
    assert "Sagen er kommet videre" in page.text
