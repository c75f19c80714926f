"""An owner dares to change a live procedure, in real Chromium: what would happen, moving, repairing, taking back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.diagrams import process
from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.test_accessibility import DESK, NARROW, TELEPHONE, findings, width

SIZES = pytest.mark.parametrize("size", [DESK, TELEPHONE, NARROW], ids=["desk", "telephone", "narrow"])


def deploy(page: Page, folder: Path, key: str, name: str, team: str) -> None:
    """A version of a small procedure whose first task has this name and team."""
    draft = process(key).start().element("userTask", "a", name=name, groups=team).user("b", groups="tot").end()
    file = folder / f"{key}.bpmn"
    file.write_bytes(draft.path("start", "a", "b", "end").file())
    page.goto("/procedurer/ny")
    page.set_input_files("#files", [file])
    page.get_by_role("button", name="Læg ind").click()
    page.wait_for_url("**/udrulninger/**")


@SIZES
def test_cases_are_moved_repaired_and_taken_back(
    size: tuple[int, int], sign_in: SignIn, axe: str, tmp_path: Path
) -> None:
    key = f"flytning_{size[0]}"
    owner = sign_in("admin", viewport={"width": size[0], "height": size[1]}, bypass_csp=True)

    def fits() -> None:
        assert findings(owner, axe) == []
        assert width(owner) <= size[0]

    deploy(owner, tmp_path, key, "Skriv brev", "tot")
    owner.goto(f"/sager/start/{key}")
    owner.get_by_role("button", name="Start sagen").click()
    expect(owner.get_by_role("heading", level=1)).to_have_text(re.compile("^Sag "))
    case = owner.url.split("?")[0]
    deploy(owner, tmp_path, key, "Skriv brevet færdigt", "fagteam")

    owner.goto(f"/procedurer/{key}/flyt")
    expect(owner.get_by_text("sag kan flyttes", exact=False).first).to_be_visible()
    fits()
    owner.get_by_label("Begrundelse").fill("Ny arbejdsgang")
    owner.get_by_role("button", name="Flyt de valgte sager").click()
    owner.wait_for_url("**/flytninger/**")
    batch = owner.url
    fits()
    revert = owner.get_by_role("button", name="Fortryd flytningen")
    for _ in range(60):
        if revert.is_visible():
            break
        owner.wait_for_timeout(500)
        owner.goto(batch)
    fits()

    owner.goto(case)
    expect(owner.get_by_text("Sagen er flyttet til version 2")).to_be_visible()
    owner.get_by_role("link", name="Ret sagen").click()
    owner.wait_for_url("**/ret**")
    fits()
    owner.goto(batch)
    revert.click()
    expect(owner.get_by_text(re.compile("taget tilbage", re.IGNORECASE)).first).to_be_visible()
