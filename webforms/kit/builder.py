"""Builds the Modeler kit for this server: lint plugin, element templates with the live lists, flags, a guide."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from engine.actor import Actor
from engine.process_engine import ProcessEngine, constructs, rules

PLUGIN = Path(__file__).parent / "plugin"
WEIGHTS = {"error": "error", "warning": "warn", "info": "info"}
FLAGS = {
    "disable-zeebe": True,
    "disable-rpa": True,
    "c7-engine-version": "7.24.0",
    "default-httl": "1825",
}
Lists = dict[str, Any]


def lists(engine: ProcessEngine, actor: Actor) -> Lists:
    """What the plugin must know of this municipality: its teams, procedures and forms, and what the engine runs."""
    definitions = engine.read.definitions(actor)
    return {
        "groups": [team.id for team in engine.people.teams()],
        "processes": sorted(each.key for each in definitions),
        "forms": engine.read.form_keys(),
        "topics": sorted(engine.topics),
        "constructs": [
            {"type": row.type, "event": row.event, "runs": row.runs, "name": row.name, "advice": row.advice}
            for row in constructs()
        ],
    }


def build(engine: ProcessEngine, actor: Actor, *, address: str, lists_address: str, guide: str) -> bytes:
    """The kit as a zip; `address` is this server's /engine-rest, `lists_address` where the plugin asks for lists."""
    known = lists(engine, actor)
    files: dict[str, str] = {
        "resources/plugins/sagsgang/index.js": (PLUGIN / "index.js").read_text("utf-8"),
        "resources/plugins/sagsgang/client.js": client(known, lists_address),
        "resources/element-templates/sagsgang.json": written(list(templates(engine, actor))),
        "resources/flags.json": written(FLAGS),
        "LÆS MIG.txt": guide.replace("{address}", address),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as kit:
        for name, text in files.items():
            kit.writestr(name, text)
    return buffer.getvalue()


def client(known: Lists, lists_address: str) -> str:
    """The plugin's one script: data first, then the rules, then what hands them to the Modeler."""
    judged = judged_ids()
    data = {
        "address": lists_address,
        "lists": known,
        "rules": [
            {"id": rule.id, "title": rule.title, "severity": WEIGHTS[rule.severity]}
            for rule in rules()
            if rule.id in judged
        ],
    }
    parts = [f"window.sagsgangKit = {written(data)};"]
    parts += [(PLUGIN / name).read_text("utf-8") for name in ("rules.js", "register.js")]
    return "\n".join(parts)


def judged_ids() -> frozenset[str]:
    """Ids of the rules the plugin can judge while drawing, read from its own script."""
    lines = (line.strip() for line in (PLUGIN / "rules.js").read_text("utf-8").splitlines())
    return frozenset(line.split("'")[1] for line in lines if line.startswith("'") and "': " in line and "=>" in line)


def templates(engine: ProcessEngine, actor: Actor) -> Iterable[Mapping[str, Any]]:
    """Element templates: a task with this municipality's teams to choose from, and a call of each procedure."""
    teams = [{"name": team.name, "value": team.id} for team in engine.people.teams()]
    roles = [{"name": "Sagsansvarligt team", "value": "=ansvarlig_team"}]
    yield _template(
        "sagsgang.opgave",
        "Opgave for et team",
        "bpmn:UserTask",
        [
            _field("Team", "camunda:candidateGroups", "property", choices=[*roles, *teams]),
            _field("Formular", "camunda:formRef", "property", choices=_choices(engine.read.form_keys())),
            _hidden("deployment", {"type": "property", "name": "camunda:formRefBinding"}),
            _field("Frist (FEEL)", "camunda:dueDate", "property", optional=True),
            _field("Kilde", "kilde", "camunda:property"),
        ],
    )
    if engine.topics:
        yield _template(
            "sagsgang.service",
            "Automatisk opgave",
            "bpmn:ServiceTask",
            [
                _hidden("external", {"type": "property", "name": "camunda:type"}),
                _field("Emne (topic)", "camunda:topic", "property", choices=_choices(sorted(engine.topics))),
                _field("Kilde", "kilde", "camunda:property"),
            ],
        )
    for definition in engine.read.definitions(actor):
        key, name = definition.key, definition.name
        yield _template(f"sagsgang.kald.{key}", f"Kald: {name}", "bpmn:CallActivity", _call(key))


def _template(identifier: str, name: str, element: str, properties: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "id": identifier,
        "version": 1,
        "appliesTo": ["bpmn:Task", element],
        "elementType": {"value": element},
        "properties": properties,
    }


def _field(
    label: str, name: str, kind: str, *, choices: list[dict[str, str]] | None = None, optional: bool = False
) -> dict[str, Any]:
    made: dict[str, Any] = {"label": label, "type": "String", "binding": {"type": kind, "name": name}}
    if choices:
        made |= {"type": "Dropdown", "value": choices[0]["value"], "choices": choices}
    elif not optional:
        made["constraints"] = {"notEmpty": True}
    return made


def _choices(values: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": value, "value": value} for value in values]


def _call(key: str) -> list[dict[str, Any]]:
    return [
        _hidden(key, {"type": "property", "name": "calledElement"}),
        _hidden("latest", {"type": "property", "name": "camunda:calledElementBinding"}),
        _hidden(None, {"type": "camunda:in", "variables": "all"}),
        _hidden("#{execution.processBusinessKey}", {"type": "camunda:in:businessKey"}),
        _hidden(None, {"type": "camunda:out", "variables": "all"}),
        _field("Kilde", "kilde", "camunda:property"),
    ]


def _hidden(value: str | None, binding: dict[str, str]) -> dict[str, Any]:
    return {"type": "Hidden", **({"value": value} if value else {}), "binding": binding}


def written(data: Any) -> str:
    """JSON that a person can read."""
    return json.dumps(data, ensure_ascii=False, indent=2)
