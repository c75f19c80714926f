"""Reads one decision table: its columns, its rows, its hit policy, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from lxml import etree

from engine.dmn import xml
from engine.dmn.cells import CELL_INPUT, Report, read_expression, read_tests
from engine.dmn.literals import allowed_values, check_cell
from engine.dmn.model import Aggregation, Decision, HitPolicy, Input, Output, Rule

MAX_RULES = 1000
MAX_CELLS = 10_000


def read_table(report: Report, table: etree._Element, decision: Decision) -> Decision | None:
    """`decision` with the columns and rows of `table`; None if a column cannot be read (reported)."""
    elements = xml.children(table, "rule")
    columns = len(xml.children(table, "input")) + len(xml.children(table, "output"))
    if len(elements) > MAX_RULES or len(elements) * columns > MAX_CELLS:
        message = f"Tabellen er for stor: højst {MAX_RULES} rækker og {MAX_CELLS} celler."
        report.add("dmn-limit", message, table)
        return None
    policy, aggregation = _hit_policy(report, table)
    inputs = tuple(_read_input(report, element, number) for number, element in _numbered(table, "input"))
    outputs = _read_outputs(report, table, decision)
    if None in inputs or not outputs:
        return None
    decision = replace(
        decision,
        inputs=tuple(column for column in inputs if column),
        outputs=outputs,
        hit_policy=policy,
        aggregation=aggregation,
    )
    variables = [xml.extension(element, "inputVariable") for element in xml.children(table, "input")]
    rules = [_read_rule(report, element, number, decision, variables) for number, element in _numbered(table, "rule")]
    decision = replace(decision, rules=tuple(rule for rule in rules if rule))
    _check_table(report, table, decision)
    return decision


def _numbered(table: etree._Element, name: str) -> list[tuple[int, etree._Element]]:
    return list(enumerate(xml.children(table, name), 1))


def _hit_policy(report: Report, table: etree._Element) -> tuple[HitPolicy, Aggregation | None]:
    written = (table.get("hitPolicy") or "UNIQUE").replace("_", " ")
    collected = table.get("aggregation")
    if written not in set(HitPolicy):
        report.add("dmn-hit-policy", f"Hit policy «{written}» findes ikke. Vælg en i Modeler.", table)
        return HitPolicy.UNIQUE, None
    policy = HitPolicy(written)
    if not collected or policy is not HitPolicy.COLLECT:
        return policy, None
    if collected not in set(Aggregation):
        report.add("dmn-hit-policy", f"Samlingen «{collected}» findes ikke. Brug SUM, MIN, MAX eller COUNT.", table)
        return policy, None
    return policy, Aggregation(collected)


def _read_input(report: Report, element: etree._Element, number: int) -> Input | None:
    label = element.get("label") or f"kolonne {number}"
    inner = xml.child(element, "inputExpression")
    expression = read_expression(report, inner, f"Udtrykket i «{label}»") if inner is not None else None
    if inner is None or not xml.text(inner):
        report.add("dmn-column", f"Kolonnen «{label}» har intet udtryk. Skriv, hvilken variabel den læser.", element)
    if inner is None or expression is None:
        return None
    values = xml.child(element, "inputValues")
    allowed = read_tests(report, values, f"De tilladte værdier i «{label}»", "") if values is not None else None
    label = element.get("label") or ""
    return Input(element.get("id", ""), label, expression, inner.get("typeRef", ""), allowed)


def _read_outputs(report: Report, table: etree._Element, decision: Decision) -> tuple[Output, ...]:
    elements = xml.children(table, "output")
    if not elements:
        report.add("dmn-column", "Tabellen har ingen kolonne med svar. Tilføj en.", table)
    outputs = tuple(_read_output(report, element, decision, len(elements)) for element in elements)
    for name, count in Counter(output.name for output in outputs).items():
        if count > 1:
            report.add("dmn-column", f"{count} svarkolonner hedder «{name}». Giv dem hver sit navn.", table)
    return outputs


def _read_output(report: Report, element: etree._Element, decision: Decision, columns: int) -> Output:
    name = element.get("name") or ""
    label = element.get("label") or ""
    if not name and columns > 1:
        report.add("dmn-column", f"Svarkolonnen «{label}» har intet navn. Skriv navnet på variablen.", element)
    elif not name:
        message = f"Svarkolonnen har intet navn og kaldes «{decision.id}». Skriv navnet på variablen."
        report.warn("dmn-column", message, element)
    values = xml.child(element, "outputValues")
    allowed = allowed_values(report, values, label or name) if values is not None else ()
    return Output(element.get("id", ""), name or decision.id, label, element.get("typeRef", ""), allowed)


def _read_rule(
    report: Report, element: etree._Element, number: int, decision: Decision, variables: list[str]
) -> Rule | None:
    conditions, results = xml.children(element, "inputEntry"), xml.children(element, "outputEntry")
    if (len(conditions), len(results)) != (len(decision.inputs), len(decision.outputs)):
        message = f"Række {number} har ikke lige så mange celler, som tabellen har kolonner. Gem tabellen i Modeler."
        report.add("dmn-row", message, element)
        return None
    key = element.get("id") or f"række {number}"
    tests, outputs = [], []
    for column, cell, variable in zip(decision.inputs, conditions, variables, strict=True):
        where = f"Række {number}, kolonne «{column.title}»"
        tests.append(read_tests(report, cell, where, variable or CELL_INPUT, element_id=key))
        check_cell(report, cell, where, key, column)
    for result, cell in zip(decision.outputs, results, strict=True):
        where = f"Række {number}, kolonne «{result.title}»"
        outputs.append(read_expression(report, cell, where, element_id=key))
        check_cell(report, cell, where, key, result)
    note = xml.child(element, "description")
    words = xml.content(note) if note is not None else ""
    return Rule(key, number, xml.line(element), tuple(tests), tuple(outputs), words)


def _check_table(report: Report, table: etree._Element, decision: Decision) -> None:
    if not decision.rules:
        report.warn("dmn-row", "Tabellen har ingen rækker og giver aldrig et svar.", table)
    if decision.aggregation and len(decision.outputs) > 1:
        message = f"COLLECT med {decision.aggregation} kan kun have én svarkolonne. Fjern de andre."
        report.add("dmn-hit-policy", message, table)
    if decision.hit_policy in {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}:
        for output in decision.outputs:
            if not output.allowed:
                message = (
                    f"Hit policy {decision.hit_policy} går efter rækkefølgen af de tilladte svar. "
                    f"Skriv dem i kolonnen «{output.title}»."
                )
                report.add("dmn-hit-policy", message, table)
    if decision.hit_policy is HitPolicy.UNIQUE:
        _check_unique(report, table)


def _check_unique(report: Report, table: etree._Element) -> None:
    """Two rows with the same conditions can never both be right under UNIQUE."""
    seen: dict[tuple[str, ...], int] = {}
    for number, element in _numbered(table, "rule"):
        cells = tuple("".join(xml.text(cell).split()) for cell in xml.children(element, "inputEntry"))
        if cells in seen:
            report.warn("dmn-hit-policy", f"Række {seen[cells]} og {number} har samme betingelser.", element)
        seen.setdefault(cells, number)
