"""Two versions side by side, drafts, and what their pages look like to eye and ear."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.test_accessibility import DESK, NARROW, TELEPHONE, findings, width
from tests.webforms.versions.editions import HANDOVER, RENAMED, REQUIRED, edition

NEW_LANE = (f"{HANDOVER}.bpmn", 'camunda:candidateGroups="fagteam"', 'camunda:candidateGroups="tot"')
BASE = f"/procedurer/{HANDOVER}"
PAGES = ["", "/trin", "/formularer", "/tabeller", "/historik", "/sammenlign?fra=1&til=2"]


def draft(page: Page, folder: Path) -> None:
    """Upload an edition as a draft; the same one again is the same draft."""
    for name, data in edition(RENAMED, REQUIRED, NEW_LANE).items():
        (folder / name).write_bytes(data)
    page.goto("/procedurer/ny")
    page.get_by_label("Navn").fill(HANDOVER)
    page.get_by_label("Filer").set_input_files([str(path) for path in sorted(folder.iterdir())])
    page.get_by_label("Bemærkning").fill("Kortere navn, og TOT gør det selv")
    page.get_by_label("Læg ind som kladde").check(force=True)
    page.get_by_role("button", name="Læg ind", exact=True).click()
    page.get_by_role("heading", name=HANDOVER).wait_for()


def test_both_drawings_are_marked_by_colour_line_and_sign(sign_in: SignIn, tmp_path: Path) -> None:
    owner = sign_in("procesejer")
    draft(owner, tmp_path)
    owner.goto(f"{BASE}/sammenlign?fra=1&til=2")
    expect(owner.locator("[data-compared][data-drawn=true]")).to_have_count(2)
    expect(owner.locator(".djs-shape.is-changed")).to_have_count(4)
    expect(owner.get_by_text("≠ Ændret", exact=True).first).to_be_visible()
    expect(owner.get_by_text("er flyttet fra Fagteam (fagteamrådgiver) til TOT (TOT-rådgiver)")).to_be_visible()
    fill = owner.locator(".djs-shape.is-changed .djs-visual > :first-child").first
    assert fill.evaluate("each => getComputedStyle(each).strokeDasharray") == "2px, 3px"


def test_the_comparison_says_all_without_script(sign_in: SignIn, tmp_path: Path) -> None:
    owner = sign_in("procesejer", java_script_enabled=False)
    draft(owner, tmp_path)
    owner.goto(f"{BASE}/sammenlign")
    expect(owner.locator(".diagram").first).to_be_hidden()
    expect(owner.get_by_text("er blevet påkrævet")).to_be_visible()
    owner.get_by_label("Fra").select_option("2")
    owner.get_by_label("Til").select_option("1")
    owner.get_by_role("button", name="Sammenlign").click()
    expect(owner.get_by_text("er ikke længere påkrævet")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, TELEPHONE, NARROW], ids=["desk", "telephone", "narrow"])
def test_the_pages_of_a_version_are_accessible_and_fit(
    size: tuple[int, int], sign_in: SignIn, axe: str, tmp_path: Path
) -> None:
    owner = sign_in("procesejer", viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
    draft(owner, tmp_path)
    release = owner.get_by_role("link", name="Tag i brug").get_attribute("href")
    for path in [*(f"{BASE}{each}" for each in PAGES), f"{BASE}?version=2", str(release)]:
        owner.goto(path)
        assert findings(owner, axe) == [], path
        assert width(owner) <= size[0], path
