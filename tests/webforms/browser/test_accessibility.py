"""Every page at a desk and on a telephone: axe finds nothing, and nothing has to be scrolled sideways."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.handover import complete, open_task, start_case
from tests.webforms.browser.stuck import get_stuck, take_in_what_gets_stuck

INVOLVE = "Inddrag fagteamrådgiver til sparring"
ADVISE = "Giv sparring om leverandør og arbejdsgang"
ASSESS = "Vurdér hvem der varetager den primære indsats"
DESK, TELEPHONE, NARROW = (1280, 900), (375, 800), (320, 800)
PAGES = {
    "tot": [
        "/login",
        "/findes-ikke",
        "/overblik",
        "/opgaver",
        "/opgaver?vis=mine&over=ja",
        "/sager",
        "/sager?status=alle",
        "/sager/start",
    ],
    "teamleder": ["/overblik", "/haendelser", "/faste-procedurer"],
    "procesejer": [
        "/procedurer",
        "/procedurer/p85_ekstern_til_intern",
        "/procedurer/ny",
        "/udrulninger",
        "/adgangsnoegler",
    ],
    "admin": ["/demo/ur"],
}


def findings(page: Page, axe: str) -> list[str]:
    """What axe finds, with the elements concerned."""
    page.add_script_tag(path=axe)
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(result => result.violations)")
    return [f"{each['id']}: {[node['html'][:120] for node in each['nodes']]}" for each in found]


def width(page: Page) -> int:
    """How wide the page wants to be."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def fits(page: Page, axe: str, wanted: int) -> None:
    """The page is accessible, and no wider than the screen."""
    assert findings(page, axe) == []
    assert width(page) <= wanted


@pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])
@pytest.mark.parametrize("user", PAGES)
def test_axe_finds_nothing(user: str, size: tuple[int, int], sign_in: SignIn, axe: str) -> None:
    page = sign_in(user, viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
    for path in PAGES[user]:
        page.goto(path)
        assert findings(page, axe) == [], path


@pytest.mark.parametrize("size", [DESK, TELEPHONE, NARROW], ids=["desk", "telephone", "narrow"])
def test_the_pages_of_a_case_are_accessible_and_fit(size: tuple[int, int], sign_in: SignIn, axe: str) -> None:
    page = sign_in("tot", viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
    page.goto("/sager/start/p85_ekstern_til_intern")
    page.get_by_role("button", name="Start sagen").click()
    page.locator("#fejloversigt").wait_for()
    fits(page, axe, size[0])
    number = f"S-{size[0]}"
    start_case(page, number)
    page.locator("[data-drawn=true]").wait_for()
    fits(page, axe, size[0])
    open_task(page, number, INVOLVE)
    fits(page, axe, size[0])
    complete(page, number, INVOLVE)
    fits(page, axe, size[0])


@pytest.mark.parametrize("size", [DESK, TELEPHONE, NARROW], ids=["desk", "telephone", "narrow"])
def test_the_page_of_a_case_that_has_ended_is_accessible_and_fits(
    size: tuple[int, int], sign_in: SignIn, axe: str
) -> None:
    tot, fagteam = sign_in("tot", viewport={"width": size[0], "height": size[1]}, bypass_csp=True), sign_in("fagteam")
    number = f"E-{size[0]}"
    case = start_case(tot, number)
    complete(tot, number, INVOLVE)
    complete(fagteam, number, ADVISE, {"Sparring givet": "Brug Bo selv"})
    complete(tot, number, ASSESS, primaer_indsats="ekstern", afvigelse_oenskes="nej")
    fits(tot, axe, size[0])
    tot.goto(case)
    expect(tot.locator(".standing__end")).to_have_text("Sagen forbliver hos TOT")
    tot.locator("[data-drawn=true]").wait_for()
    fits(tot, axe, size[0])


@pytest.mark.parametrize("size", [DESK, TELEPHONE, NARROW], ids=["desk", "telephone", "narrow"])
def test_the_pages_of_a_case_that_is_stuck_are_accessible_and_fit(
    size: tuple[int, int], sign_in: SignIn, axe: str
) -> None:
    settings: dict[str, Any] = {"viewport": {"width": size[0], "height": size[1]}, "bypass_csp": True}
    number = f"H-{size[0]}"
    key = take_in_what_gets_stuck(sign_in("procesejer"), size[0])
    get_stuck(sign_in("tot"), key, number)
    leader = sign_in("teamleder", **settings)
    leader.goto("/haendelser")
    fits(leader, axe, size[0])
    leader.get_by_role("link", name=number, exact=True).click()
    expect(leader.get_by_role("heading", level=1)).to_contain_text(f"Sag {number} gik i stå")
    fits(leader, axe, size[0])
    leader.get_by_role("link", name="Se sagen").click()
    expect(leader.get_by_role("heading", level=1)).to_have_text(f"Sag {number}")
    expect(leader.get_by_text("Diagrammet har ingen tegning, der kan vises.")).to_be_visible()
    fits(leader, axe, size[0])
    leader.go_back()
    leader.get_by_label("Udfaldet").fill("ja")
    leader.get_by_role("button", name="Prøv igen").click()
    leader.get_by_text("Skriv, hvorfor du retter.").first.wait_for()
    fits(leader, axe, size[0])


@pytest.mark.parametrize("user", PAGES)
def test_no_page_is_wider_than_a_small_telephone(user: str, sign_in: SignIn) -> None:
    page = sign_in(user, viewport={"width": NARROW[0], "height": NARROW[1]})
    for path in PAGES[user]:
        page.goto(path)
        assert width(page) <= NARROW[0], path
