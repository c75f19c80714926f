"""The plugin's rules in a real browser, on diagrams as bpmn-js reads them: the same as the Modeler's own reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.diagrams import process
from tests.support.folders import PROCESSES
from webforms.kit.builder import client

ROOT = Path(__file__).parents[3]
VIEWER = ROOT / "webforms" / "static" / "vendor" / "bpmn-js" / "bpmn-navigated-viewer.production.min.js"
HANDOVER = PROCESSES / "p85_ekstern_til_intern" / "p85_ekstern_til_intern.bpmn"
LISTS = {
    "groups": ["tot", "fagteam", "teamleder"],
    "processes": ["afvigelse", "tre_maaneders_opfoelgning"],
    "forms": ["afvigelse_start"],
    "topics": [],
    "constructs": [{"type": "sendTask", "event": "", "runs": False, "name": "", "advice": "Brug en brugeropgave."}],
}
LINT = """async xml => {
  const viewer = new BpmnJS({ container: document.body });
  await viewer.importXML(xml);
  const { config, resolver } = window.plugins.find(each => each.type === 'lintRules.bpmn').plugin;
  const said = [];
  for (const name of Object.keys(config.rules)) {
    const rule = resolver.resolveRule('bpmnlint-plugin-sagsgang', name.split('/')[1])();
    const visit = node => {
      rule.check(node, { report: (id, text) => said.push([name.split('/')[1], id, text]) });
      (node.flowElements || node.rootElements || []).forEach(visit);
    };
    visit(viewer.getDefinitions());
  }
  return said;
}"""


@pytest.fixture
def modeler(chromium: Browser) -> Page:
    """A page with the plugin loaded as the Modeler loads it."""
    page = chromium.new_page()
    page.add_script_tag(path=str(VIEWER))
    page.add_script_tag(content=client(LISTS, "http://127.0.0.1:9/lists.json"))
    return page


def lint(page: Page, xml: bytes) -> dict[str, str]:
    found: list[list[str]] = page.evaluate(LINT, xml.decode())
    return {f"{rule} {element}": text for rule, element, text in found}


def drawn(xml: bytes) -> bytes:
    """With the least of a drawing that bpmn-js opens."""
    plane = '<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="pl" bpmnElement="p" /></bpmndi:BPMNDiagram>'
    return xml.replace(b"</bpmn:definitions>", plane.encode() + b"</bpmn:definitions>")


def test_faults_are_said_on_their_elements_with_the_catalogues_titles(modeler: Page) -> None:
    draft = process("p").start().user("a", groups="ukendt").user("b").element("sendTask", "s").end("e")
    draft.path("start", "a", "b", "s", "e")
    said = lint(modeler, drawn(draft.file()))
    assert said["group-unknown a"] == "Ukendt team: ukendt"
    assert said["task-without-audience b"] == "Brugeropgave uden modtager"
    assert said["task-not-supported s"].endswith("Brug en brugeropgave.")


def test_a_way_without_its_condition_is_said_on_the_gateway(modeler: Page) -> None:
    whole = HANDOVER.read_bytes()
    start, end = whole.index(b"<bpmn:conditionExpression"), whole.index(b"</bpmn:conditionExpression>")
    said = lint(modeler, whole[:start] + whole[end + len(b"</bpmn:conditionExpression>") :])
    assert [key for key in said if key.startswith("gateway-flow-without-condition")]


def test_a_procedure_of_ours_is_drawn_without_faults(modeler: Page) -> None:
    assert lint(modeler, HANDOVER.read_bytes()) == {}
