"""Reads one expression of a decision file, and says in a finding where and why it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from lxml import etree

from engine.dmn import xml
from engine.feel import Expression, FeelLimitError, FeelSyntaxError, UnaryTests, parse, parse_unary_tests
from engine.feel.juel import translate
from engine.findings import Finding, Severity

T = TypeVar("T")

_FEEL = frozenset(
    {
        "feel",
        "http://www.omg.org/spec/feel/20140401",
        "http://www.omg.org/spec/dmn/20180521/feel/",
        "https://www.omg.org/spec/dmn/20191111/feel/",
        "https://www.omg.org/spec/dmn/20230324/feel/",
    }
)
_TEXT_OR_NAME = re.compile(r'"(?:[^"\\]|\\.)*"|[^\W\d]\w*')
CELL_INPUT = "cellInput"  # what Camunda 7 calls a cell's input value when the column gives it no name


@dataclass
class Report:
    """Collects the findings of one file while it is read; `decision` is the one being read."""

    file: str
    language: str = "feel"
    decision_id: str = ""
    decision_name: str = ""
    findings: list[Finding] = field(default_factory=list)

    def add(self, rule: str, message: str, element: etree._Element | None = None, **other: object) -> None:
        """One finding about `element`, or about the decision as a whole."""
        line = 0 if element is None else xml.line(element)
        element_id, name = self._named(element)
        finding = Finding(self.file, line, rule=rule, message=message, element_id=element_id, element_name=name)
        self.findings.append(replace(finding, **other))  # type: ignore[arg-type]

    def _named(self, element: etree._Element | None) -> tuple[str, str]:
        """Id and name: of the element, else of the decision, else of what is around the element."""
        own = "" if element is None else element.get("id", "")
        if element is None or own or self.decision_id:
            return own or self.decision_id, self.decision_name or ("" if element is None else element.get("name", ""))
        owner = next((each for each in element.iterancestors() if each.get("id")), element)
        return owner.get("id", ""), owner.get("name", "")

    def warn(self, rule: str, message: str, element: etree._Element | None = None) -> None:
        """The same as a warning."""
        self.add(rule, message, element, severity=Severity.WARNING)


def read_expression(report: Report, element: etree._Element, where: str, **place: str) -> Expression | None:
    """The parsed text of `element`; None if it is empty or cannot be read, which is reported. `where` is in Danish."""
    written = _feel(report, element, where, place)
    return _read(report, element, where, place, lambda: parse(written)) if written else None


def read_tests(report: Report, element: etree._Element, where: str, variable: str, **place: str) -> UnaryTests | None:
    """The parsed cell; None if it is always true (`-` or empty) or cannot be read, which is reported.

    `variable` is the column's own name for the input value; it and `cellInput` mean the same as FEEL's `?`.
    """
    written = _feel(report, element, where, place)
    if not written or written == "-":
        return None
    written = _question_mark(written, {CELL_INPUT, variable})
    return _read(report, element, where, place, lambda: parse_unary_tests(written))


def _read(
    report: Report, element: etree._Element, where: str, place: dict[str, str], reading: Callable[[], T]
) -> T | None:
    try:
        return reading()
    except FeelSyntaxError as error:
        message = f"{where} kan ikke læses: {error.message} Der står: {error.source}"
        report.add("dmn-expression", message, element, column=error.column, **place)
    except FeelLimitError as error:
        report.add("dmn-expression", f"{where} er for stort: {error.message}", element, **place)
    return None


def _feel(report: Report, element: etree._Element, where: str, place: dict[str, str]) -> str:
    """The element's text as FEEL: JUEL is translated with a warning, every other language is refused."""
    written = xml.text(element)
    language = (element.get("expressionLanguage") or report.language).strip().lower()
    if not written or (language in _FEEL and not written.startswith(("${", "#{"))):
        return written
    if language not in _FEEL | {"juel"}:
        report.add("dmn-language", f"{where} er skrevet i sproget «{language}». Skriv det i FEEL.", element, **place)
        return ""
    if not written.startswith(("${", "#{")):
        return written  # a plain value means the same in both
    translated = _read(report, element, where, place, lambda: translate(written))
    if translated:
        report.warn("dmn-language", f"{where} er skrevet i JUEL og læses som FEEL: {translated}", element)
    return translated or ""


def _question_mark(written: str, names: set[str]) -> str:
    def exchange(match: re.Match[str]) -> str:
        return "?" if match.group() in names else match.group()

    return _TEXT_OR_NAME.sub(exchange, written)
