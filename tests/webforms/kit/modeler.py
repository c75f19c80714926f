"""The plugin in a browser as the Modeler runs it: its own reader with the Camunda 7 dialect, its own way to load."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from webforms.kit.linting import client

ROOT = Path(__file__).parents[3]
VIEWER = ROOT / "webforms" / "static" / "vendor" / "bpmn-js" / "bpmn-navigated-viewer.production.min.js"
DIALECT = ROOT / "node_modules" / "camunda-bpmn-moddle" / "resources" / "camunda.json"
NOWHERE = "http://127.0.0.1:9/lists.json"
LINT = """async ([dialect, files]) => {
  const reader = new BpmnJS({ moddleExtensions: { camunda: dialect } }).get('moddle');
  const { config, resolver } = window.plugins.filter(each => each.type === 'lintRules.bpmn').pop().plugin;
  const lint = root => {
    const said = [];
    for (const name of Object.keys(config.rules)) {
      const rule = resolver.resolveRule('bpmnlint-plugin-sagsgang', name.split('/')[1])();
      const report = (id, text) => said.push([name.split('/')[1], id, text]);
      rule.check(root, { report });
    }
    return said;
  };
  const dropped = warning => /unparsable|unresolved|illegal/.test(warning.message);
  return Promise.all(files.map(file => reader.fromXML(file).then(({ rootElement, warnings }) =>
    ({ said: lint(rootElement), whole: !warnings.some(dropped) }))));
}"""


class Said(NamedTuple):
    """One report of the plugin."""

    rule: str
    element: str
    text: str


class Linted(NamedTuple):
    """The reports of a file, and whether the reader took in all of it: it warns of what it drops as the file opens."""

    said: list[Said]
    whole: bool


def modeler(browser: Browser) -> Page:
    """A page with what the Modeler reads diagrams with."""
    if not DIALECT.is_file():
        pytest.fail("camunda-bpmn-moddle is missing: run make assets.")
    page = browser.new_page()
    page.add_script_tag(path=str(VIEWER))
    return page


def load(page: Page, lists: dict[str, Any]) -> None:
    """Load the plugin as a kit with these lists holds it."""
    page.add_script_tag(content=client(lists, NOWHERE))


def lint(page: Page, files: Sequence[str]) -> list[Linted]:
    """What the plugin loaded last reports of each file."""
    found = page.evaluate(LINT, [json.loads(DIALECT.read_text("utf-8")), list(files)])
    return [Linted([Said(*report) for report in each["said"]], each["whole"]) for each in found]
