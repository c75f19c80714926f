"""Real Chromium, a real server, and people signed in to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.webforms.browser.server import Server, some_processes

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MISSING = "Chromium is missing: install it (apt install chromium) or run .ci/run, which does."
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"

PATIENCE = 20_000  # milliseconds; the machine may be busy with everything else

SignIn = Callable[..., Page]
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here need Chromium, and can be run alone: `pytest -m browser`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo municipality with the § 85 handover."""
    folder = tmp_path_factory.mktemp("browser")
    running = Server(folder / "data", some_processes(folder / "processes", "p85_ekstern_til_intern"))
    running.start()
    yield running
    assert running.stop() == 0


@pytest.fixture
def sign_in(chromium: Browser, server: Server) -> Iterator[SignIn]:
    """A page of one's own for each person: `sign_in("tot")`; what the console complains of fails the test."""
    complaints: list[str] = []
    contexts = []

    def signed_in(user: str, **options: object) -> Page:
        settings = {"locale": "da-DK", "viewport": {"width": 1280, "height": 900}, "base_url": server.address} | options
        context = chromium.new_context(**settings)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/login")
        page.locator(f"button[name=user][value={user}]").click()
        page.wait_for_url("**/opgaver")
        return page

    yield signed_in
    for context in contexts:
        context.close()
    expected = ("the server responded with a status of 4",)  # refusals that a test provokes
    assert [text for text in complaints if not any(part in text for part in expected)] == []


@pytest.fixture
def axe() -> str:
    """The file of axe-core."""
    if not AXE.is_file():
        pytest.fail("axe-core is missing: run make assets.")
    return str(AXE)
