"""From the bytes of a .dmn file to decisions and findings; never raises for bad input."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lxml import etree

from engine.dmn import xml
from engine.dmn.cells import Report, read_expression
from engine.dmn.model import Decision
from engine.dmn.table import read_table
from engine.dmn.unused import report_unused
from engine.findings import Finding

MAX_DECISIONS = 200
_NOT_SUPPORTED = {
    "businessKnowledgeModel": "Forretningsviden (BKM)",
    "decisionService": "Beslutningsservice",
    "import": "Import af en anden fil",
}
_OTHER_LOGIC = ("context", "invocation", "list", "relation", "functionDefinition", "conditional", "for", "filter")


def read_decisions(data: bytes, file: str) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    """The decisions of `data`, in file order, and what there is to say of the file.

    A decision with an error finding may be missing or incomplete: a file with error findings must not be deployed.
    """
    root, findings = xml.read_xml(data, file)
    if root is None:
        return (), findings
    report = Report(file, language=(root.get("expressionLanguage") or "feel").lower())
    _report_unsupported(report, root)
    report_unused(report, root)
    elements = xml.children(root, "decision")
    if not elements:
        report.add("dmn-file", "Filen har ingen beslutninger. Tegn en beslutningstabel i den.", root)
    if len(elements) > MAX_DECISIONS:
        report.add("dmn-limit", f"Filen har mere end {MAX_DECISIONS} beslutninger. Del den i flere filer.", root)
        return (), tuple(report.findings)
    decisions = tuple(decision for element in elements if (decision := _read_decision(report, element)))
    _check_together(report, decisions)
    return decisions, tuple(report.findings)


def _read_decision(report: Report, element: etree._Element) -> Decision | None:
    key = element.get("id", "")
    name = element.get("name") or key
    report.decision_id, report.decision_name = key, name
    if not key:
        report.add("dmn-id", f"Beslutningen «{name}» har intet id. Giv den et id i Modeler.", element)
        return None
    variable = xml.child(element, "variable")
    decision = Decision(
        id=key,
        name=name,
        file=report.file,
        line=xml.line(element),
        requires=_requires(report, element),
        variable=(variable.get("name") if variable is not None else None) or key,
        version_tag=xml.extension(element, "versionTag"),
    )
    return _with_logic(report, element, decision)


def _with_logic(report: Report, element: etree._Element, decision: Decision) -> Decision | None:
    table = xml.child(element, "decisionTable")
    if table is not None:
        return read_table(report, table, decision)
    literal = xml.child(element, "literalExpression")
    if literal is not None:
        expression = read_expression(report, literal, "Udtrykket")
        if not xml.text(literal):
            report.add("dmn-logic", "Beslutningen har et tomt udtryk. Skriv det i FEEL.", literal)
        return Decision(**{**vars(decision), "literal": expression}) if expression else None
    kinds = [name for name in _OTHER_LOGIC if xml.child(element, name) is not None]
    what = f"er af typen «{kinds[0]}», som ikke kan køres" if kinds else "har hverken tabel eller udtryk"
    report.add("dmn-logic", f"Beslutningen {what}. Brug en beslutningstabel eller et udtryk.", element)
    return None


def _requires(report: Report, element: etree._Element) -> tuple[str, ...]:
    keys = []
    for requirement in xml.children(element, "informationRequirement"):
        required = xml.child(requirement, "requiredDecision")
        if required is None:
            continue
        address = required.get("href", "")
        if address.startswith("#") and len(address) > 1:
            keys.append(address[1:])
        else:
            message = f"Beslutningen kræver «{address}» i en anden fil. Saml beslutningerne i én fil."
            report.add("dmn-requirement", message, element)
    return tuple(dict.fromkeys(keys))


def _report_unsupported(report: Report, root: etree._Element) -> None:
    for name, words in _NOT_SUPPORTED.items():
        for element in xml.children(root, name):
            label = element.get("name") or element.get("id") or ""
            report.add("dmn-logic", f"{words} «{label}» kan ikke køres. Fjern den fra filen.", element)


def _check_together(report: Report, decisions: tuple[Decision, ...]) -> None:
    """Ids are unique, and what is required is there and not in a circle."""
    report.decision_id = report.decision_name = ""
    for key, count in Counter(decision.id for decision in decisions).items():
        if count > 1:
            message = f"{count} beslutninger har samme id «{key}». Giv dem hver sit."
            report.add("dmn-id", message, element_id=key)
    by_id = {decision.id: decision for decision in decisions}
    for decision in decisions:
        place: dict[str, Any] = {"element_id": decision.id, "element_name": decision.name, "line": decision.line}
        for key in decision.requires:
            if key not in by_id:
                message = f"Beslutningen kræver «{key}», som ikke findes eller ikke kan læses i filen."
                report.add("dmn-requirement", message, **place)
        if _reaches(decision.id, decision.id, by_id):
            report.add("dmn-requirement", "Beslutningen kræver sig selv i ring. Fjern en af pilene.", **place)


def _reaches(start: str, goal: str, by_id: dict[str, Decision]) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        decision = by_id.get(waiting.pop())
        for key in decision.requires if decision else ():
            if key == goal:
                return True
            if key not in seen:
                seen.add(key)
                waiting.append(key)
    return False
