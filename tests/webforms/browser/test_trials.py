"""A draft is tried from upload to its end in a real browser, with and without script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.test_accessibility import DESK, NARROW, TELEPHONE, findings, width
from tests.webforms.browser.test_versions import draft
from tests.webforms.versions.editions import HANDOVER

ADVISE = "Giv sparring om leverandør og arbejdsgang"
ASSESS = "Vurdér hvem der varetager den primære indsats"
RUN = re.compile("^Prøvekørsel af ")


def begin(owner: Page) -> None:
    """Begin a run of the newest version."""
    owner.goto(f"/procedurer/{HANDOVER}?version=2")
    owner.get_by_role("link", name="Prøv version 2").click()
    owner.get_by_label("Sagsnummer").fill("S-1")
    owner.get_by_label("Borger (reference)").fill("B-1")
    owner.get_by_label("Beskrivelse af borgerens behov").fill("Støtte")
    owner.get_by_role("button", name="Begynd prøvekørslen").click()
    expect(owner.get_by_role("heading", level=1)).to_have_text(RUN)


def do(owner: Page, name: str, **chosen: str) -> None:
    """Open a task, fill what must be filled in, and complete it."""
    owner.get_by_role("link", name=name).click()
    expect(owner.get_by_role("heading", level=1)).to_have_text(name)
    for field in owner.locator("textarea[required]").all():
        field.fill("Skrevet i en prøve")
    for key, value in chosen.items():
        owner.locator(f"input[name={key}][value={value}]").check(force=True)
    owner.get_by_role("button", name="Fuldfør opgaven").click()
    expect(owner.get_by_role("heading", level=1)).to_have_text(RUN)


@pytest.mark.parametrize("script", [True, False], ids=["script", "without"])
def test_a_draft_is_tried_to_its_end(script: bool, sign_in: SignIn, tmp_path: Path) -> None:
    owner = sign_in("procesejer", java_script_enabled=script)
    draft(owner, tmp_path)
    begin(owner)
    do(owner, "Spørg fagteamet")
    do(owner, ADVISE)
    if script:
        expect(owner.locator("[data-drawn=true] .is-active")).to_have_count(1)
        expect(owner.locator("[data-drawn=true] .is-done").first).to_be_attached()
    do(owner, ASSESS, primaer_indsats="ekstern", afvigelse_oenskes="nej")
    expect(owner.get_by_text("Slut: Sagen forbliver hos TOT")).to_be_visible()
    owner.get_by_label("Navn på scenariet").fill("Hos TOT")
    with owner.expect_download() as download:
        owner.get_by_role("button", name="Hent filen").click()
    assert download.value.suggested_filename == "hos_tot.toml"
    assert 'end_state = "sag_hos_tot"' in Path(download.value.path()).read_text("utf-8")


@pytest.mark.parametrize("size", [DESK, TELEPHONE, NARROW], ids=["desk", "telephone", "narrow"])
def test_the_pages_of_a_run_are_accessible_and_fit(
    size: tuple[int, int], sign_in: SignIn, axe: str, tmp_path: Path
) -> None:
    owner = sign_in("procesejer", viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
    draft(owner, tmp_path)
    owner.goto(f"/procedurer/{HANDOVER}/proev?version=2")
    assert findings(owner, axe) == []
    begin(owner)
    task = owner.get_by_role("link", name="Spørg fagteamet").get_attribute("href")
    for path in (owner.url, str(task), "/proevekoersler"):
        owner.goto(path)
        assert findings(owner, axe) == [], path
        assert width(owner) <= size[0], path
