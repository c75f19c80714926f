"""The plugin goes by the newest lists it has seen: the server's when it answers, the last ones when it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from engine.bpmn.checks import CheckContext
from tests.support.diagrams import process
from tests.webforms.kit.examples import known
from tests.webforms.kit.modeler import NOWHERE, VIEWER, lint, load

MODELER = "http://modeler.example/"
FILE = process("p").start().user("a", groups="tot").user("b", groups="nyt_team").file().decode()


def lists(at: str, *groups: str) -> dict[str, Any]:
    """The lists of a day, with these teams."""
    return known(CheckContext(groups=frozenset(groups))) | {"at": at}


KIT = lists("2026-02-01T12:00:00+00:00", "tot")
LATER = lists("2026-03-01T12:00:00+00:00", "tot", "nyt_team")
EVEN_LATER = lists("2026-04-01T12:00:00+00:00", "nyt_team")


@pytest.fixture
def computer(chromium: Browser) -> Iterator[BrowserContext]:
    """A process owner's computer, on which the Modeler keeps what it has seen."""
    context = chromium.new_context()
    context.route(MODELER, lambda route: route.fulfill(content_type="text/html", body="<body></body>"))
    yield context
    context.close()


def started(computer: BrowserContext, kit: dict[str, Any], answer: dict[str, Any] | None) -> Page:
    """The Modeler just started with a kit, where the server answers so, or not at all."""
    computer.unroute(NOWHERE)
    if answer is None:
        computer.route(NOWHERE, lambda route: route.abort())
    else:
        headers = {"Access-Control-Allow-Origin": "*"}
        computer.route(NOWHERE, lambda route: route.fulfill(json=answer, headers=headers))
    page = computer.new_page()
    page.goto(MODELER)
    page.add_script_tag(path=str(VIEWER))
    load(page, kit)
    return page


def unknown(page: Page) -> list[str]:
    """The steps whose team the plugin does not know."""
    return [report.element for report in lint(page, [FILE])[0].said if report.rule == "group-unknown"]


def kept(page: Page, of: dict[str, Any]) -> None:
    """Wait until these lists are kept."""
    page.wait_for_function("text => Object.values(localStorage).some(kept => kept === text)", arg=js(of))


def js(data: dict[str, Any]) -> str:
    """JSON as a browser writes it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def test_without_the_server_the_kits_own_lists_are_used(computer: BrowserContext) -> None:
    assert unknown(started(computer, KIT, None)) == ["b"]


def test_what_the_server_last_said_is_used_at_once_and_without_it(computer: BrowserContext) -> None:
    first = started(computer, KIT, LATER)
    kept(first, LATER)
    assert unknown(first) == []
    assert unknown(started(computer, KIT, None)) == []


def test_a_new_kit_goes_before_what_was_kept_of_an_older_one(computer: BrowserContext) -> None:
    kept(started(computer, KIT, LATER), LATER)
    assert unknown(started(computer, EVEN_LATER, None)) == ["a"]


def test_what_is_kept_of_another_server_is_left_alone(computer: BrowserContext) -> None:
    page = started(computer, KIT, None)
    page.evaluate("text => localStorage.setItem('sagsgang-lists http://other.example', text)", js(LATER))
    assert unknown(started(computer, KIT, None)) == ["b"]


def test_what_is_kept_and_cannot_be_read_is_left_alone(computer: BrowserContext) -> None:
    page = started(computer, KIT, None)
    page.evaluate("() => localStorage.setItem('sagsgang-lists http://127.0.0.1:9', '{')")
    assert unknown(started(computer, KIT, None)) == ["b"]
