"""Asks one rule about a drawn diagram, read from a file as a process owner would upload it."""

from __future__ import annotations

from typing import Any

from engine.bpmn.checks import CheckContext, check_rule
from engine.bpmn.model import Diagram
from engine.bpmn.reader import read_diagram
from engine.dmn import Decision, read_decisions
from engine.findings import Finding
from engine.forms import Form, read_form
from tests.engine.dmn.documents import definitions, table
from tests.engine.forms.documents import component, data
from tests.support.diagrams import Draft

GROUPS = frozenset({"tot", "fagteam", "ledelse"})


def read(drawn: Draft | bytes, file: str = "p.bpmn") -> Diagram:
    """The diagram as the reader gives it."""
    diagram, findings = read_diagram(drawn.file() if isinstance(drawn, Draft) else drawn, file)
    assert diagram is not None, findings
    return diagram


def found(rule: str, drawn: Draft | bytes, file: str = "p.bpmn", **surroundings: Any) -> list[Finding]:
    """What a rule finds; `surroundings` are fields of the context, the diagram itself is always part of it."""
    diagram = read(drawn, file)
    others = surroundings.pop("others", ())
    context = CheckContext(diagrams=(diagram, *others), **({"groups": GROUPS} | surroundings))
    return list(check_rule(rule, diagram, context))


def met(rule: str, drawn: Draft | bytes, file: str = "p.bpmn", **surroundings: Any) -> list[str]:
    """The ids of the elements on which a rule finds something."""
    return [finding.element_id for finding in found(rule, drawn, file, **surroundings)]


def said(rule: str, drawn: Draft | bytes, file: str = "p.bpmn", **surroundings: Any) -> str:
    """The sentences of a rule, one per line."""
    return "\n".join(finding.message for finding in found(rule, drawn, file, **surroundings))


def a_form(key: str, *components: dict[str, Any]) -> Form:
    """A form with that id."""
    form, findings = read_form(data(*components, id=key), f"{key}.form")
    assert form is not None, findings
    return form


def forms(*given: Form) -> dict[str, Any]:
    """Surroundings in which these forms come along with the diagram."""
    return {"forms": {form.id: form for form in given}, "forms_in_deployment": frozenset(form.id for form in given)}


def choice(key: str, *answers: str, **more: Any) -> dict[str, Any]:
    """A field with fixed answers."""
    return component("radio", key, values=[{"label": answer, "value": answer} for answer in answers], **more)


def a_decision(key: str, *, inputs: tuple[str, ...] = ("a",), outputs: tuple[str, ...] = ("svar",)) -> Decision:
    """A decision table with one row."""
    row = (["-"] * len(inputs), ['"x"'] * len(outputs))
    decisions, findings = read_decisions(definitions(table([row], key=key, inputs=inputs, outputs=outputs)), "t.dmn")
    assert decisions, findings
    return decisions[0]


def lane(name: str, *element_ids: str) -> str:
    """The XML of one lane, with the id `l`, that holds the elements."""
    held = "".join(f"<bpmn:flowNodeRef>{element_id}</bpmn:flowNodeRef>" for element_id in element_ids)
    named = f' name="{name}"' if name else ""
    return f'<bpmn:laneSet id="ls"><bpmn:lane id="l"{named}>{held}</bpmn:lane></bpmn:laneSet>'
