"""The procedures of processes/ read straight from their files: diagrams, decision tables, forms and teams."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from engine.bpmn.compiler import ExecutableProcess, compile_processes
from engine.bpmn.model import Diagram
from engine.bpmn.reader import read_diagram
from engine.bpmn.runtime import Decided
from engine.dmn import Decision, read_decisions
from engine.dmn import decide as decide_by
from engine.forms import Form, read_form
from tests.support.folders import PROCESSES, called_by


def keys() -> list[str]:
    """The procedures there are."""
    return sorted(path.stem for path in PROCESSES.glob("*/*.bpmn"))


@cache
def diagram(key: str) -> Diagram:
    """One procedure's diagram, which must be without error findings."""
    path = PROCESSES / key / f"{key}.bpmn"
    found, findings = read_diagram(path.read_bytes(), path.name)
    assert found is not None, findings
    assert not [finding for finding in findings if finding.is_error], findings
    return found


@cache
def executable(key: str) -> ExecutableProcess:
    """One procedure, ready to run."""
    return compile_processes(diagram(key))[key]


@cache
def called_from(key: str) -> Mapping[str, ExecutableProcess]:
    """One procedure and all that it calls, directly or not."""
    found: dict[str, ExecutableProcess] = {}
    to_do = [key]
    while to_do:
        if (each := to_do.pop()) not in found:
            found[each] = executable(each)
            to_do += called_by(each)
    return found


@cache
def decisions() -> Mapping[str, Decision]:
    """All decision tables by id."""
    return {each.id: each for path in sorted(PROCESSES.glob("*/*.dmn")) for each in _decisions_in(path)}


def _decisions_in(path: Path) -> tuple[Decision, ...]:
    found, findings = read_decisions(path.read_bytes(), path.name)
    assert not [finding for finding in findings if finding.is_error], findings
    return found


def decide(key: str, variables: Mapping[str, Any], *, now: datetime, zone: ZoneInfo) -> Decided:
    """What the decision table says of these variables."""
    found = decide_by(decisions()[key], variables, now=now, zone=zone, others=decisions())
    return Decided(found.hits, found.rules)


@cache
def _forms(key: str) -> Mapping[str, Form]:
    paths = sorted((PROCESSES / key).glob("*.form"))
    found = [read_form(path.read_bytes(), path.name)[0] for path in paths]
    return {form.id: form for form in found if form is not None}


def form_of(key: str, element_id: str) -> Form:
    """The form of a task or start event."""
    binding = executable(key).process.elements[element_id].settings.form
    assert binding is not None, f"{element_id} har ingen formular."
    return _forms(key)[binding.name]


@cache
def start_fields(key: str) -> frozenset[str]:
    """The variables that the start form asks for."""
    event = executable(key).process.start_event()
    assert event is not None
    return frozenset(field.key for field in form_of(key, event.id).fields())


@cache
def teams() -> frozenset[str]:
    """The teams of the municipality."""
    organisation = tomllib.loads((PROCESSES / "organisation.toml").read_text("utf-8"))
    return frozenset(team["id"] for team in organisation["team"])
