"""Every page at a desk and on a telephone: axe finds nothing, and nothing has to be scrolled sideways."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.handover import complete, open_task, start_case

INVOLVE = "Inddrag fagteamrådgiver til sparring"
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
    assert findings(page, axe) == []
    assert width(page) <= size[0]
    number = f"S-{size[0]}"
    start_case(page, number)
    page.locator("[data-drawn=true]").wait_for()
    assert findings(page, axe) == []
    assert width(page) <= size[0]
    open_task(page, number, INVOLVE)
    assert findings(page, axe) == []
    assert width(page) <= size[0]
    complete(page, number, INVOLVE)
    assert findings(page, axe) == []
    assert width(page) <= size[0]


@pytest.mark.parametrize("user", PAGES)
def test_no_page_is_wider_than_a_small_telephone(user: str, sign_in: SignIn) -> None:
    page = sign_in(user, viewport={"width": NARROW[0], "height": NARROW[1]})
    for path in PAGES[user]:
        page.goto(path)
        assert width(page) <= NARROW[0], path
