"""The plugin's files, loaded as bpmnlint's command line loads them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from engine.bpmn.checks import CheckContext
from engine.process_engine import rules
from tests.webforms.kit.examples import known
from webforms.kit.linting import FOLDER, WEIGHTS, judged_ids, plugin, right

LOAD = """
const plugin = require(process.argv[1]);
const weights = plugin.configs.recommended.rules;
const files = Object.keys(weights).map(name => require(process.argv[1] + '/rules/' + name.split('/')[1]));
const checks = files.filter(file => typeof file().check === 'function').length;
console.log(JSON.stringify({ name: plugin.name, script: plugin.script, weights, checks }));
"""


def test_the_folder_is_a_plugin_of_the_modeler_and_of_bpmnlint(tmp_path: Path) -> None:
    for name, text in plugin(known(CheckContext()), "http://127.0.0.1:9/lists.json").items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    node = shutil.which("node")
    if node is None:
        pytest.fail("Node is missing: it also builds the assets.")
    ran = subprocess.run([node, "-e", LOAD, str(tmp_path / FOLDER)], capture_output=True, text=True, check=True)
    loaded = json.loads(ran.stdout)
    assert (loaded["name"], loaded["script"], loaded["checks"]) == ("Sagsgang", "./client.js", len(judged_ids()))
    told = {f"sagsgang/{rule.id}": WEIGHTS[rule.severity] for rule in rules() if rule.id in judged_ids()}
    assert loaded["weights"] == told


def test_what_is_right_is_the_last_part_of_a_page_as_plain_text() -> None:
    assert right("Hvad.\n\nForkert: `a`.\n\nRigtigt: `b`\neller `c`.") == "Rigtigt: b eller c."
    assert right("") == ""
