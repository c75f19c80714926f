"""Our own procedures spoilt at random and posted: run or refused in sentences, and nothing in them is passed over."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from lxml import etree

from engine.findings import Finding
from tests.support.engine_route import ADMIN
from tests.support.folders import PROCESSES, called_by, files_of
from tests.support.mutants import CAMUNDA, mutant
from tests.support.rest_client import RestClient, modeler_parts

DRAWN = sorted(PROCESSES.glob("*/*.bpmn"), key=lambda path: (path.stat().st_size, path.stem))
ALONE = [path.stem for path in DRAWN if not called_by(path.stem)][:20]  # the smallest that call no other
SEEDS = range(10)
EACH = 20
FORM = {"formKey", "formRef", "formRefBinding", "formRefVersion"}
STEP = {"assignee", "candidateGroups", "candidateUsers", "dueDate", "followUpDate", "priority", *FORM}
HONOURED = {  # by the kind of element; written down from the guide, not from the code
    "userTask": {*STEP, "properties"},
    "manualTask": {*STEP, "properties"},
    "startEvent": {*FORM, "properties"},
    "process": {
        *(
            "candidateStarterGroups",
            "candidateStarterUsers",
            "versionTag",
            "historyTimeToLive",
            "isStartableInTasklist",
        ),
        "properties",
    },
    "businessRuleTask": {
        *("decisionRef", "decisionRefBinding", "decisionRefVersion", "mapDecisionResult", "resultVariable"),
        "properties",
    },
    "scriptTask": {"resultVariable", "properties"},
    "errorEventDefinition": {"errorCodeVariable", "errorMessageVariable", "properties"},
    "serviceTask": {"type", "topic", "taskPriority", "properties"},
    "callActivity": {"calledElementBinding", "calledElementVersion", "in", "out", "properties"},
}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_spoilt_procedure_is_run_or_refused_in_sentences(app: Flask, api: RestClient, seed: int) -> None:
    rng = random.Random(seed)
    for number in range(EACH):
        key = rng.choice(ALONE)
        file = f"{key}.bpmn"
        files = {**files_of(key), file: mutant(files_of(key)[file], rng)}
        parts = modeler_parts(files, f"{key} {number}")
        answered = api.call("POST", "/deployment/create", "procesejer", (200, 400), data=parts).get_json()
        if "details" in answered:
            assert_every_refusal_is_placed(answered)
        else:
            assert_honoured_or_said(app, api, answered, file, files[file])


def assert_every_refusal_is_placed(answered: dict[str, Any]) -> None:
    for file, problems in answered["details"].items():
        for problem in problems["errors"]:
            assert problem["mainElementId"] or problem["line"], problem
            assert f"{problem['message']} | resource {file} | line {problem['line']}" in answered["message"]


def assert_honoured_or_said(app: Flask, api: RestClient, made: dict[str, Any], file: str, data: bytes) -> None:
    kept = api.call("GET", f"/deployment/{made['id']}/resources/{quote(file)}/data").data
    assert kept == data
    with app.app_context():
        findings = app.extensions["process_engine"].read.deployment(made["id"], ADMIN).findings
    assert list(passed_over(data, findings)) == []
    for definition in made["deployedProcessDefinitions"].values():
        path = f"/process-definition/{quote(definition['id'], safe='')}/start"
        assert api.call("POST", path, "admin", (200, 400, 404), json={}).is_json


def passed_over(data: bytes, findings: Iterable[Finding]) -> Iterable[str]:
    """The `camunda:` names of a file that neither do anything nor stand in a finding."""
    said = "\n".join(finding.message for finding in findings)
    drawn = {finding.element_id for finding in findings if finding.rule == "process-not-executable"}
    for node in etree.fromstring(data).iter("*"):
        around = (node, *node.iterancestors())
        if any(each.get("id") in drawn for each in around):
            continue
        owner = next(each for each in around if CAMUNDA not in each.tag and not each.tag.endswith("}extensionElements"))
        kind = etree.QName(owner).localname
        names = [etree.QName(key) for key, value in node.attrib.items() if value.strip()] + [etree.QName(node)]
        for name in (name.localname for name in names if name.namespace == CAMUNDA and name.localname != "property"):
            if name not in HONOURED.get(kind, {"properties"}) and not re.search(rf"\b{name}\b", said):
                yield f"{kind} {owner.get('id')}: {name}"
