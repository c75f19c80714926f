"""The lint plugin as files: the server's rules and lists as data, and the script that judges by them while drawing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from engine.process_engine import rules
from engine.records.rules import RuleRecord

PLUGIN = Path(__file__).parent / "plugin"
PARTS = ("reading/*.js", "questions/*.js", "lint.js", "rules/*.js", "register.js")
FOLDER = "resources/plugins/sagsgang/"
WEIGHTS = {"error": "error", "warning": "warn", "info": "info"}
_RULE = re.compile(r"^  '([a-z-]+)': ", re.MULTILINE)  # an entry of a table of rules
Lists = dict[str, Any]


def plugin(known: Lists, lists_address: str) -> Mapping[str, str]:
    """The plugin's files by their place in the kit; those of the folder `rules` are for bpmnlint's command line."""
    rule = "module.exports = require('../client.js').rules['{}'];\n"
    return {
        f"{FOLDER}index.js": (PLUGIN / "index.js").read_text("utf-8"),
        f"{FOLDER}client.js": client(known, lists_address),
        f"{FOLDER}package.json": written({"name": "bpmnlint-plugin-sagsgang", "version": "1.0.0", "main": "index.js"}),
        **{f"{FOLDER}rules/{name}.js": rule.format(name) for name in sorted(judged_ids())},
    }


def client(known: Lists, lists_address: str) -> str:
    """The plugin's one script: data first, then its parts in one scope, last what hands the rules to the Modeler."""
    judged = judged_ids()
    data = {
        "address": lists_address,
        "lists": known,
        "rules": [
            {"id": rule.id, "title": rule.title, "severity": WEIGHTS[rule.severity], "right": right(rule.page)}
            for rule in rules()
            if rule.id in judged
        ],
    }
    parts = [path.read_text("utf-8") for pattern in PARTS for path in sorted(PLUGIN.glob(pattern))]
    script = "\n".join(parts)
    return f"(function () {{\n'use strict';\nconst kit = {written(data)};\n\n{script}}})();\n"


def right(page: str) -> str:
    """The last part of a rule's page, which says how it is drawn rightly, as plain text."""
    return " ".join(page.rpartition("\n\n")[2].replace("`", "").split())


def judged_ids() -> frozenset[str]:
    """Ids of the rules the plugin judges while drawing, read from its own tables."""
    texts = (path.read_text("utf-8") for path in PLUGIN.glob("rules/*.js"))
    return frozenset(name for text in texts for name in _RULE.findall(text))


def guided(guide: str) -> str:
    """The guide with how many rules show while drawing, and how many only the deployment can judge."""
    shown = len(judged_ids())
    return guide.replace("{judged}", str(shown)).replace("{later}", str(len(rules()) - shown))


def rule_list() -> str:
    """Which rules show while drawing, and which ones only the deployment can judge, with their titles."""
    judged = judged_ids()
    drawn, later = ([rule for rule in rules() if (rule.id in judged) is shown] for shown in (True, False))
    return "\n\n".join(
        [
            f"Camunda Modeler viser {len(drawn)} af Sagsgangs regler, mens du tegner:\n\n{_titles(drawn)}",
            f"De sidste {len(later)} kræver, at Sagsgang læser udtrykkene eller alle procedurens filer. De siges, når "
            f"du lægger proceduren ind:\n\n{_titles(later)}",
            "Dér siges også, om det, der har bindingen «deployment», er sendt med, og om filen kan læses.\n",
        ]
    )


def _titles(chosen: Iterable[RuleRecord]) -> str:
    return "\n".join(f"  {rule.title} ({rule.id})" for rule in chosen)


def written(data: Any) -> str:
    """JSON that a person can read."""
    return json.dumps(data, ensure_ascii=False, indent=2)
