from __future__ import annotations

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.webforms.conftest import SignedIn
from tests.webforms.page import Page, Visitor
from tests.webforms.versions.editions import HANDOVER, RENAMED, rows, take_in

BASE = f"/procedurer/{HANDOVER}"


def release_page(owner: Visitor, button: str = "Tag kladden i brug", version: int = 2) -> str:
    return owner.get(f"{BASE}?version={version}").link(button)


def drafted(owner: Visitor) -> Page:
    return take_in(owner, RENAMED, draft="ja", note="Prøves først")


def test_a_draft_is_taken_in_and_new_cases_still_start_on_the_version_in_use(visit: SignedIn) -> None:
    owner = visit("procesejer")
    page = drafted(owner)
    assert "Udrulningen er ikke i brug" in page.text
    assert "Prøves først" in owner.get("/procedurer").text
    assert "Version 1" in owner.get(BASE).text
    assert "Kladde" in owner.get(f"{BASE}?version=2").text
    assert "Version 1" in visit("tot").get(f"/sager/start/{HANDOVER}").text


def test_what_putting_it_in_use_means_is_said_before(visit: SignedIn) -> None:
    owner = visit("procesejer")
    drafted(owner)
    page = owner.get(release_page(owner))
    assert "version 2 afløser version 1" in page.text
    assert page.link("Se forskellene").endswith("/sammenlign?fra=1&til=2")


def test_a_draft_is_put_in_use_and_an_older_version_again(visit: SignedIn) -> None:
    owner = visit("procesejer")
    drafted(owner)
    page = owner.post(release_page(owner), note="Aftalt med teamet")
    assert "Nye sager følger den" in page.text
    assert "Version 2" in visit("tot").get(f"/sager/start/{HANDOVER}").text
    owner.post(release_page(owner, "Tag denne version i brug igen", 1))
    assert "Version 1" in visit("tot").get(f"/sager/start/{HANDOVER}").text
    assert [each[1:] for each in rows(owner.get(f"{BASE}/historik"))] == [
        ["Taget i brug", "Version 1", "Procesejer", ""],
        ["Taget i brug", "Version 2", "Procesejer", "Aftalt med teamet"],
        ["Lagt ind som kladde", "Version 2", "Procesejer", "Prøves først"],
        ["Lagt ind og taget i brug", "Version 1", "Procesejer", ""],
    ]


def test_where_approval_is_demanded_another_person_approves(site: Flask, door: ProcessEngine, visit: SignedIn) -> None:
    with site.app_context():
        door.releases.demand_approval(True)
    owner, colleague = visit("procesejer"), visit("admin")
    assert "fordi en anden skal godkende dem" in owner.get("/procedurer/ny").text
    take_in(owner, RENAMED)
    place = release_page(owner)
    assert "en anden skal godkende" in owner.get(place).text
    assert owner.post(place).status == 409
    approval = place.replace("ibrugtagning", "godkend")
    assert owner.post(approval).status == 403
    assert "Kladden er godkendt" in colleague.post(approval, note="Set igennem").text
    assert "Nye sager følger den" in owner.post(place).text


@pytest.mark.parametrize("page", ["ibrugtagning"])
def test_these_pages_are_for_process_owners(visit: SignedIn, page: str) -> None:
    owner = visit("procesejer")
    drafted(owner)
    place = release_page(owner)
    assert visit("tot").get(place).status == 403
    assert owner.get(f"/udrulninger/findes-ikke/{page}").status == 404


def test_the_same_files_again_are_said_to_be_no_new_version(visit: SignedIn) -> None:
    owner = visit("procesejer")
    drafted(owner)
    assert "ikke lavet en ny version" in drafted(owner).text
    assert take_in(owner, RENAMED, note="x" * 2001).status == 422
