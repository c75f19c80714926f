"""The diagrams of the rules' own tests, each with its surroundings: what the plugin is compared on."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet
from lxml import etree

from engine.bpmn.checks import CheckContext, check_diagram, check_rule
from engine.bpmn.checks.wording import is_computed
from engine.bpmn.model import Diagram
from engine.bpmn.reader import read_diagram
from engine.bpmn.settings import ElementSettings
from engine.findings import Finding
from engine.process_engine import constructs
from tests.engine.bpmn.checks import asking

MODULES = sorted(path.stem for path in Path(asking.__file__).parent.glob("test_*.py"))

NOTHING = ElementSettings()


@dataclass(frozen=True)
class Example:
    """A diagram that the test `name` asks a rule about, and what surrounds it."""

    name: str
    diagram: Diagram
    context: CheckContext

    @property
    def xml(self) -> str:
        """The file."""
        return etree.tostring(self.diagram.tree, encoding="unicode")

    @property
    def lists(self) -> dict[str, Any]:
        """The surroundings as a server tells the plugin of them."""
        return known(self.context)

    def findings(self) -> Iterator[Finding]:
        """What the deployment says, but for what should come along with it: that is not known while drawing."""
        elements = {e.id: e.settings for p in self.diagram.processes for e in p.elements.values()}
        met = read_diagram(self.xml.encode(), self.diagram.file)[1]
        for finding in (*met, *check_diagram(self.diagram, self.context)):
            says = elements.get(finding.element_id, NOTHING)
            comes_along = {
                "form-missing": says.form and says.form.binding == "deployment" and not is_computed(says.form.name),
                "decision-missing": says.decision_binding == "deployment" and not is_computed(says.decision_ref or "="),
                "called-process-missing": says.called_binding == "deployment" and says.called_element,
            }
            if not comes_along.get(finding.rule):
                yield finding


def known(context: CheckContext) -> dict[str, Any]:
    """The lists for the plugin, as a server that has all of a context would give them."""
    here = [process for diagram in context.diagrams for process in diagram.processes]
    return {
        "at": "2026-01-15T12:00:00+00:00",
        "groups": None if context.groups is None else sorted(context.groups),
        "staffed": None if context.staffed_groups is None else sorted(context.staffed_groups),
        "processes": sorted(
            context.processes | context.deployed.keys() | {each.id for each in here if each.executable}
        ),
        "calls": {key: list(process.called_keys()) for key, process in sorted(context.procedures.items())},
        "decisions": sorted(context.decisions),
        "forms": sorted(context.forms.keys() | context.forms_in_deployment),
        "topics": [],
        "constructs": [asdict(row) for row in constructs()],
    }


def examples() -> list[Example]:
    """Every diagram that the tests of the rules ask about, the accepted and the met ones."""
    found: list[Example] = []
    with pytest.MonkeyPatch.context() as patch:
        for module in (import_module(f"tests.engine.bpmn.checks.{name}") for name in MODULES):
            for name, test in vars(module).items() if hasattr(module, "RULE") else ():
                if name.startswith("test_"):
                    patch.setattr(asking, "check_rule", _noting(f"{module.RULE}: {name}", found))
                    _run(test)
    return found


def _noting(name: str, found: list[Example]) -> Callable[..., tuple[Finding, ...]]:
    def asked(rule: str, diagram: Diagram, context: CheckContext) -> tuple[Finding, ...]:
        found.append(Example(name, diagram, context))
        return check_rule(rule, diagram, context)

    return asked


def _run(test: Callable[..., None]) -> None:
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    for arguments in product(*(_arguments(*mark.args[:2]) for mark in marks)):
        test(**dict(ChainMap(*arguments)))


def _arguments(named: str | Sequence[str], chosen: Iterable[Any]) -> Iterator[dict[str, Any]]:
    names = [name.strip() for name in named.split(",")] if isinstance(named, str) else list(named)
    for values in chosen:
        given = values.values if isinstance(values, ParameterSet) else values if len(names) > 1 else (values,)
        yield dict(zip(names, given, strict=True))
