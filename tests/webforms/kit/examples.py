"""The diagrams of the rules' own tests, each with its surroundings: what the plugin is compared on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from engine.findings import Finding
from engine.process_engine import constructs
from tests.engine.bpmn.checks import asking

MODULES = sorted(path.stem for path in Path(asking.__file__).parent.glob("test_*.py"))


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
        """What the deployment says, but for forms that come along: they are not known while drawing."""
        forms = {e.id: e.settings.form for p in self.diagram.processes for e in p.elements.values()}
        for finding in check_diagram(self.diagram, self.context):
            form = forms.get(finding.element_id)
            comes_along = form and form.binding == "deployment" and not is_computed(form.name)
            if not (finding.rule == "form-missing" and comes_along):
                yield finding


def known(context: CheckContext) -> dict[str, Any]:
    """The lists for the plugin, as a server that has all of a context would give them."""
    return {
        "groups": None if context.groups is None else sorted(context.groups),
        "staffed": None if context.staffed_groups is None else sorted(context.staffed_groups),
        "processes": sorted(context.processes | context.procedures.keys()),
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
    for chosen in product(*(mark.args[1] for mark in marks)):
        arguments: dict[str, Any] = {}
        for mark, values in zip(marks, chosen, strict=True):
            names = [name.strip() for name in mark.args[0].split(",")]
            given = values.values if isinstance(values, ParameterSet) else values
            arguments |= dict(zip(names, given if len(names) > 1 or given is not values else [values], strict=True))
        test(**arguments)
