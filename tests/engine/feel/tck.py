"""Reads the DMN TCK's test cases (github.com/dmn-tck/tck) as far as they need nothing but expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from engine.feel import FeelLimitError, FeelSyntaxError, parse
from engine.feel.comparison import same
from engine.feel.temporal import read_date, read_datetime, read_duration, read_time

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
NUMBERS = {"decimal", "double", "float", "integer", "int", "long"}
READERS: dict[str, Callable[[str], Any]] = {
    "boolean": lambda text: text in {"true", "1"},
    "date": read_date,
    "time": read_time,
    "dateTime": read_datetime,
    "duration": read_duration,
    "dayTimeDuration": read_duration,
    "yearMonthDuration": read_duration,
}
PRECISION = Decimal("1e-8")  # what the suite's own runners allow
NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


class BeyondExpressions(Exception):
    """The case needs tables, functions of the model, services or imports."""


@dataclass(frozen=True)
class Result:
    """One expected result, and what we made of it."""

    name: str
    expected: Any
    found: Any
    wants_value: bool

    @property
    def is_met(self) -> bool:
        """Whether it is the expected one."""
        return _agree(self.expected, self.found)


def results(folder: Path) -> Iterator[Result]:
    """All results of the suite that we can try."""
    for file in sorted(folder.glob("TestCases/compliance-level-[23]/*/*.xml")):
        cases = etree.parse(str(file)).getroot()
        model = file.parent / (_text(cases, "modelName") or "-")
        if etree.QName(cases).localname == "testCases" and model.exists():
            yield from _of_model(file.parent.name, cases, etree.parse(str(model)).getroot())


def _of_model(name: str, cases: Any, model: Any) -> Iterator[Result]:
    for case in _children(cases, "testCase"):
        data = {node.get("name"): _value(node) for node in _children(case, "inputNode")}
        for node in _children(case, "resultNode"):
            expected = next((_value(item) for item in _children(node, "expected")), None)
            try:
                found = _decided(model, node.get("name"), data)
            except BeyondExpressions:
                continue
            except (FeelSyntaxError, FeelLimitError):
                found = None
            wants_value = expected is not None and node.get("errorResult") != "true"
            yield Result(f"{name} {case.get('id')}", expected, found, wants_value)


def _decided(model: Any, name: str, data: dict[str, Any]) -> Any:
    decision = next((item for item in _children(model, "decision") if item.get("name") == name), None)
    expression = next(iter(_children(decision, "literalExpression")), None) if decision is not None else None
    if decision is None or expression is None or _children(decision, "knowledgeRequirement"):
        raise BeyondExpressions
    names = {item.get("id"): item.get("name") for item in _children(model, "decision")}
    known = dict(data)
    for requirement in _children(decision, "informationRequirement"):
        for required in _children(requirement, "requiredDecision"):
            needed = names.get(required.get("href").lstrip("#"), "")
            known[needed] = _decided(model, needed, data)
    text = _text(expression, "text") or ""
    return parse(text, frozenset(known)).evaluate(known, now=NOW, zone=ZoneInfo("UTC")).value


def _children(node: Any, name: str) -> list[Any]:
    return [child for child in node if isinstance(child.tag, str) and etree.QName(child).localname == name]


def _text(node: Any, name: str) -> str | None:
    return next((child.text for child in _children(node, name)), None)


def _value(node: Any) -> Any:
    components = _children(node, "component")
    if components:
        return {component.get("name"): _value(component) for component in components}
    for items in _children(node, "list"):
        return None if items.get(f"{XSI}nil") == "true" else [_value(item) for item in _children(items, "item")]
    for scalar in _children(node, "value"):
        return _scalar(scalar)
    return None


def _scalar(node: Any) -> Any:
    text = node.text or ""
    kind = (node.get(f"{XSI}type") or "string").split(":")[-1]
    if node.get(f"{XSI}nil") == "true" or (kind in NUMBERS and not Decimal(text).is_finite()):
        return None
    return Decimal(text) if kind in NUMBERS else READERS.get(kind, str)(text)


def _agree(expected: Any, found: Any) -> bool:
    if isinstance(expected, Decimal) and isinstance(found, Decimal):
        return expected == found or abs(expected - found) < PRECISION
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(_agree, expected, found))
    if isinstance(expected, dict) and isinstance(found, dict):
        return expected.keys() == found.keys() and all(_agree(expected[key], found[key]) for key in expected)
    return found is None if expected is None else same(expected, found)
