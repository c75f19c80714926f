"""The whole of it, as an owner does it: change a live procedure, compare, try, see what happens, move, take back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.webforms.browser.handover import start_case
from tests.webforms.browser.server import Server, some_processes
from tests.webforms.versions.editions import HANDOVER, edition

ADVISE = "Giv sparring om leverandør og arbejdsgang"
DIAGRAM = f"{HANDOVER}.bpmn"
HANDS = (DIAGRAM, 'camunda:candidateGroups="fagteam"', 'camunda:candidateGroups="tot"')
DEADLINE = (
    DIAGRAM,
    f'name="{ADVISE}"',
    f'name="{ADVISE}" camunda:dueDate="=now() + duration(&quot;P10D&quot;)"',
)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server of one's own: the new version must not meet other tests."""
    running = Server(tmp_path / "data", some_processes(tmp_path / "processes", HANDOVER))
    running.start()
    yield running
    assert running.stop() == 0


def signed_in(chromium: Browser, server: Server, user: str) -> Page:
    context = chromium.new_context(locale="da-DK", viewport={"width": 1280, "height": 900}, base_url=server.address)
    page = context.new_page()
    page.goto("/login")
    page.locator(f"button[name=user][value={user}]").click()
    page.wait_for_url("**/opgaver")
    return page


def upload(owner: Page, folder: Path) -> str:
    """The changed procedure as a draft; gives the deployment's address."""
    folder.mkdir()
    for name, data in edition(HANDS, DEADLINE).items():
        (folder / name).write_bytes(data)
    owner.goto("/procedurer/ny")
    owner.get_by_label("Navn").fill(HANDOVER)
    owner.get_by_label("Filer").set_input_files([str(path) for path in sorted(folder.iterdir())])
    owner.get_by_label("Læg ind som kladde").check(force=True)
    owner.get_by_role("button", name="Læg ind", exact=True).click()
    owner.wait_for_url("**/udrulninger/**")
    return owner.url


def test_a_live_procedure_is_changed_without_losing_a_case(
    chromium: Browser, own_server: Server, tmp_path: Path
) -> None:
    # Given a case that waits for fagteam's sparring
    adviser = signed_in(chromium, own_server, "tot")
    case = start_case(adviser, "S-1")
    adviser.goto("/opgaver")
    adviser.get_by_role("link", name="Inddrag fagteamrådgiver til sparring", exact=True).click()
    adviser.get_by_role("button", name="Fuldfør opgaven").click()
    expect(adviser.get_by_role("heading", level=1)).to_have_text("Opgaven er fuldført")

    # When the owner changes one lane and one deadline, compares and tries it
    owner = signed_in(chromium, own_server, "procesejer")
    deployment = upload(owner, tmp_path / "edited")
    owner.goto(f"/procedurer/{HANDOVER}/sammenlign?fra=1&til=2")
    moved = f"Opgaven «{ADVISE}» er flyttet fra Fagteam (fagteamrådgiver) til TOT (TOT-rådgiver)."
    expect(owner.get_by_text(moved)).to_be_visible()
    expect(owner.get_by_text(f"Fristen for «{ADVISE}» er ny: 10 dage efter at trinnet nås.")).to_be_visible()
    owner.goto(f"/procedurer/{HANDOVER}?version=2")
    expect(owner.get_by_role("link", name="Prøv version 2")).to_be_visible()

    # And takes it into use: the case stays where it is until it is moved
    owner.goto(deployment)
    owner.get_by_role("link", name="Tag i brug").click()
    owner.get_by_role("button", name="Tag i brug").click()
    expect(owner.get_by_text("Versionen er taget i brug")).to_be_visible()
    adviser.goto(case)
    expect(adviser.get_by_text("Hos Fagteam (fagteamrådgiver)")).to_be_visible()

    # Then the what-if tells of it, the move does it, and it is taken back
    owner.goto(f"/procedurer/{HANDOVER}/flyt")
    expect(owner.get_by_text("sag kan flyttes", exact=False).first).to_be_visible()
    owner.get_by_label("Begrundelse").fill("TOT giver selv sparring")
    owner.get_by_role("button", name="Flyt de valgte sager").click()
    owner.wait_for_url("**/flytninger/**")
    batch = owner.url
    revert = owner.get_by_role("button", name="Fortryd flytningen")
    for _ in range(60):
        if revert.is_visible():
            break
        owner.wait_for_timeout(500)
        owner.goto(batch)
    adviser.goto(case)
    expect(adviser.get_by_text("Hos TOT (TOT-rådgiver)")).to_be_visible()
    revert.click()
    stands_at_fagteam = adviser.get_by_text("Hos Fagteam (fagteamrådgiver)")
    for _ in range(60):
        adviser.goto(case)
        if stands_at_fagteam.is_visible():
            break
        adviser.wait_for_timeout(500)
    expect(stands_at_fagteam).to_be_visible()
