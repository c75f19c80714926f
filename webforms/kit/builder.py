"""Builds the Modeler kit for this server: lint plugin, element templates with the live lists, flags, a guide."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from engine.actor import Actor
from engine.process_engine import ProcessEngine, constructs
from webforms.kit.linting import Lists, guided, plugin, rule_list, written

FLAGS = {
    "disable-zeebe": True,
    "disable-rpa": True,
    "c7-engine-version": "7.24.0",
    "default-httl": "1825",
}


def lists(engine: ProcessEngine, actor: Actor) -> Lists:
    """What the plugin must know of this municipality and of what the engine runs; what is null is not known.

    `at` says when, so that the plugin holds on to the newest that it has seen.
    """
    definitions = engine.read.definitions(actor)
    staffed = {group for user in engine.people.users() if user.active for group in user.groups}
    return {
        "at": engine.clock.now().isoformat(),
        "groups": [team.id for team in engine.people.teams()] or None,
        "staffed": sorted(staffed) or None,
        "processes": sorted(each.key for each in definitions),
        "calls": {each.key: list(each.called_keys) for each in definitions},
        "decisions": sorted(each.key for each in engine.read.decisions(actor)),
        "forms": engine.read.form_keys(),
        "topics": sorted(engine.topics),
        "constructs": [asdict(row) for row in constructs()],
    }


def build(engine: ProcessEngine, actor: Actor, *, address: str, lists_address: str, guide: str) -> bytes:
    """The kit as a zip; `address` is this server's /engine-rest, `lists_address` where the plugin asks for lists."""
    files: dict[str, str] = {
        **plugin(lists(engine, actor), lists_address),
        "resources/element-templates/sagsgang.json": written(list(templates(engine, actor))),
        "resources/flags.json": written(FLAGS),
        "LÆS MIG.txt": guided(guide).replace("{address}", address),
        "REGLER.txt": rule_list(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as kit:
        for name, text in files.items():
            kit.writestr(name, text)
    return buffer.getvalue()


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
