"""The plugin in a real browser, on diagrams as the Modeler's own reader reads them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from engine.bpmn.checks import CheckContext
from tests.support.diagrams import process
from tests.support.folders import PROCESSES
from tests.webforms.kit.examples import known
from tests.webforms.kit.modeler import lint, load, modeler

HANDOVER = PROCESSES / "p85_ekstern_til_intern" / "p85_ekstern_til_intern.bpmn"
LISTS = known(
    CheckContext(
        groups=frozenset({"tot", "fagteam", "teamleder"}),
        processes=frozenset({"afvigelse", "tre_maaneders_opfoelgning"}),
    )
)


@pytest.fixture
def page(chromium: Browser) -> Page:
    """A page with the plugin loaded as the Modeler loads it."""
    opened = modeler(chromium)
    load(opened, LISTS)
    return opened


def said(page: Page, xml: bytes) -> dict[str, str]:
    """The plugin's sentences by rule and element."""
    return {f"{rule} {element}": text for rule, element, text in lint(page, [xml.decode()])[0].said}


def test_a_report_has_the_catalogues_title_what_was_met_and_what_is_right(page: Page) -> None:
    draft = process("p").start().user("a", groups="fagtema").user("b").element("sendTask", "s").end("e")
    found = said(page, draft.path("start", "a", "b", "s", "e").file())
    assert found["group-unknown a"].startswith("Ukendt team: «fagtema». Mente du «fagteam»? Rigtigt: ")
    assert found["task-without-audience b"].startswith("Brugeropgave uden modtager. Rigtigt: «Candidate groups»")
    assert found["task-not-supported s"].startswith(
        "Opgavetype, der ikke kan køres: sendeopgave. Brug en serviceopgave"
    )


def test_a_way_without_its_condition_is_said_on_the_flow(page: Page) -> None:
    whole = HANDOVER.read_bytes()
    start, end = whole.index(b"<bpmn:conditionExpression"), whole.index(b"</bpmn:conditionExpression>")
    found = said(page, whole[:start] + whole[end + len(b"</bpmn:conditionExpression>") :])
    assert [key for key in found if key.startswith("gateway-flow-without-condition")]


def test_a_procedure_of_ours_is_drawn_without_faults(page: Page) -> None:
    assert said(page, HANDOVER.read_bytes()) == {}


def test_the_modelers_own_rules_are_left_to_it(page: Page) -> None:
    asked = "name => { try { return window.plugins[0].plugin.resolver.resolveRule(name); } catch { return 'left'; } }"
    assert page.evaluate(asked, "bpmnlint") == "left"
    assert page.evaluate("() => window.plugins[0].plugin.config.rules['sagsgang/group-unknown']") == "error"
