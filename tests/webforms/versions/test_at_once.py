"""Approving several drafts, or putting them in use, in one go."""

from __future__ import annotations

import io

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.folders import files_of
from tests.webforms.conftest import SignedIn
from tests.webforms.page import Page, Visitor

LIST = "/udrulninger"
DEVIATION, HANDOVER = "Afvigelse fra samarbejdsaftalen", "§ 85 – Fra ekstern til intern"


def draft(owner: Visitor, key: str, *edit: str) -> None:
    """Take a changed edition in as a draft; the edit is (old, new) in the diagram."""
    files = files_of(key)
    old, new = edit or ('camunda:versionTag="1.0"', 'camunda:versionTag="2.0"')
    assert old.encode() in files[f"{key}.bpmn"]
    files[f"{key}.bpmn"] = files[f"{key}.bpmn"].replace(old.encode(), new.encode())
    sent = [(io.BytesIO(data), name) for name, data in files.items()]
    assert owner.post("/procedurer/ny", name=key, files=sent, deploy="ja", draft="ja").status == 200


def drafts(page: Page) -> dict[str, str]:
    """Draft → its id, as the page offers them."""
    boxes = page.root.xpath("//input[@name='kladde']")
    return {" ".join(each.getnext().text_content().split()): each.get("value") for each in boxes}


def in_use(owner: Visitor) -> list[str]:
    rows = owner.get("/procedurer").root.xpath("//main//table//tbody/tr")
    return [row.xpath("th/a")[0].text for row in rows if row.xpath("td")[0].text == "2"]


@pytest.fixture
def demanded(site: Flask, door: ProcessEngine) -> None:
    with site.app_context():
        door.releases.demand_approval(True)


def test_drafts_are_put_in_use_together(visit: SignedIn) -> None:
    owner = visit("procesejer")
    assert drafts(owner.get(LIST)) == {}
    draft(owner, "afvigelse")
    draft(owner, "p85_ekstern_til_intern")
    offered = drafts(owner.get(LIST))
    assert list(offered) == [f"{HANDOVER}, version 2", f"{DEVIATION}, version 2"]
    page = owner.post(LIST, kladde=list(offered.values()), brug="ja", note="Aftalt")
    assert page.root.xpath("//*[@role='status']//li/text()") == [HANDOVER, DEVIATION]
    assert in_use(owner) == [HANDOVER, DEVIATION]
    assert "Aftalt" in owner.get("/procedurer/afvigelse/historik").text


@pytest.mark.usefixtures("demanded")
def test_drafts_are_approved_together_and_each_refusal_is_told(visit: SignedIn) -> None:
    owner, colleague = visit("procesejer"), visit("admin")
    draft(owner, "afvigelse")
    draft(colleague, "p85_ekstern_til_intern")
    chosen = list(drafts(owner.get(LIST)).values())
    page = owner.post(LIST, kladde=chosen, godkend="ja", note="Set igennem")
    assert page.status == 200
    assert page.root.xpath("//*[@role='status']//li/text()") == [HANDOVER]
    (refused,) = page.root.xpath("//*[@role='alert']//li/text()")
    assert refused == f"{DEVIATION}: Du har selv lagt versionen ind. En anden skal godkende den."
    assert page.value("note") == "Set igennem"
    page = owner.post(LIST, kladde=chosen, brug="ja")
    assert in_use(owner) == [HANDOVER]
    assert "Kladden skal godkendes af en anden" in page.text
    assert owner.post(LIST, kladde=chosen[1:], brug="ja").status == 409


def test_a_procedure_may_be_chosen_with_the_one_it_calls_whatever_their_order(visit: SignedIn) -> None:
    owner = visit("procesejer")
    draft(owner, "partshoering")
    draft(owner, "p85_ekstern_til_intern", 'calledElement="afvigelse"', 'calledElement="partshoering"')
    offered = drafts(owner.get(LIST))
    caller, called = offered.values()
    assert "«partshoering», som ikke er i brug" in owner.post(LIST, kladde=[caller], brug="ja").text
    page = owner.post(LIST, kladde=[caller, called], brug="ja")
    assert page.root.xpath("//*[@role='alert']") == []
    assert in_use(owner) == [HANDOVER]


def test_all_can_be_chosen_without_script(visit: SignedIn) -> None:
    owner = visit("procesejer")
    draft(owner, "afvigelse")
    page = owner.get(LIST)
    assert page.root.xpath("//input[@checked]") == []
    assert len(owner.get(page.link("Vælg alle")).root.xpath("//input[@checked]")) == 1


def test_without_a_choice_it_is_said_what_to_choose(visit: SignedIn) -> None:
    owner = visit("procesejer")
    draft(owner, "afvigelse")
    page = owner.post(LIST, brug="ja")
    assert page.status == 422
    assert "Vælg mindst én kladde." in page.text


def test_what_is_gone_is_told_and_others_have_no_page(visit: SignedIn) -> None:
    owner = visit("procesejer")
    draft(owner, "afvigelse")
    gone = owner.post(LIST, kladde=["gone"], brug="ja")
    assert (gone.status, "Den findes ikke længere." in gone.text) == (409, True)
    assert visit("tot").post(LIST, kladde=["gone"], brug="ja").status == 403
