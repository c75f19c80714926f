"""The procedures of processes/ pass their own checks: no errors, and no warnings that one would learn to overlook."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from engine.bpmn.checks import CheckContext, check_diagram
from engine.bpmn.model import Diagram
from engine.bpmn.reader import read_diagram
from engine.dmn import read_decisions
from engine.findings import Severity
from engine.forms import read_form

PROCESSES = Path(__file__).parents[4] / "processes"
FOLDERS = sorted(path.name for path in PROCESSES.iterdir() if list(path.glob("*.bpmn")))


@cache
def diagrams() -> dict[str, Diagram]:
    """Every diagram by the name of its folder."""
    paths = [path for folder in FOLDERS for path in (PROCESSES / folder).glob("*.bpmn")]
    read = {path.parent.name: read_diagram(path.read_bytes(), path.name)[0] for path in paths}
    return {folder: diagram for folder, diagram in read.items() if diagram}


@cache
def around() -> CheckContext:
    """All procedures, forms, tables and teams as one deployment of all folders sees them."""
    forms = [form for path in PROCESSES.glob("*/*.form") if (form := read_form(path.read_bytes(), path.name)[0])]
    decisions = [d for path in PROCESSES.glob("*/*.dmn") for d in read_decisions(path.read_bytes(), path.name)[0]]
    teams = tomllib.loads((PROCESSES / "organisation.toml").read_text("utf-8"))["team"]
    return CheckContext(
        groups=frozenset(team["id"] for team in teams),
        forms={form.id: form for form in forms},
        forms_in_deployment=frozenset(form.id for form in forms),
        decisions={decision.id: decision for decision in decisions},
        decisions_in_deployment=frozenset(decision.id for decision in decisions),
        diagrams=tuple(diagrams().values()),
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_drawn_procedure_has_neither_errors_nor_warnings(folder: str) -> None:
    findings = check_diagram(diagrams()[folder], around())
    assert [finding.sentence() for finding in findings if finding.severity is not Severity.INFO] == []
