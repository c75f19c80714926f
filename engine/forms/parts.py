"""Reads the parts that components share: texts, expressions, numbers, answers; each fault becomes a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

import re2

from engine.feel import Expression, FeelLimitError, FeelSyntaxError, parse
from engine.findings import Finding, Severity
from engine.forms.schema import Option
from engine.forms.wording import PLAIN, Wording, read_wording

MAX_OPTIONS = 500
MAX_PATTERN = 500
_PATTERN_MEMORY = 2 * 1024 * 1024


@dataclass
class Report:
    """Collects the findings of one file while it is read."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def add(
        self,
        rule: str,
        message: str,
        key: str = "",
        name: str = "",
        severity: Severity = Severity.ERROR,
        *,
        line: int = 0,
    ) -> None:
        """One finding about the component `key` called `name`, or about the file, which stands on its first line."""
        line = line or (0 if key else 1)
        self.findings.append(Finding(self.file, line, severity, rule, message, key, name[:100]))


@dataclass(frozen=True)
class Parts:
    """One component's JSON, read part by part."""

    json: Mapping[str, Any]
    report: Report
    id: str
    name: str

    def fault(self, rule: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """A finding about this component."""
        self.report.add(rule, message, self.id, self.name, severity)

    def section(self, name: str) -> Mapping[str, Any]:
        """An object inside the component; empty if it is missing or something else."""
        value = self.json.get(name)
        return value if isinstance(value, Mapping) else {}

    def text(self, name: str, source: Mapping[str, Any] | None = None) -> str:
        """A text, empty if it is missing or something else."""
        value = (self.json if source is None else source).get(name)
        return value if isinstance(value, str) else ""

    def flag(self, name: str, source: Mapping[str, Any] | None = None) -> bool:
        """Whether it is exactly true."""
        return (self.json if source is None else source).get(name) is True

    def wording(self, name: str, source: Mapping[str, Any] | None = None) -> Wording:
        """A text that may be FEEL or hold `{{ path }}`."""
        written = self.text(name, source)
        if not written:
            return PLAIN
        try:
            return read_wording(written)
        except (FeelSyntaxError, FeelLimitError) as error:
            self.fault("form-expression", f"Teksten «{name}» kan ikke læses som FEEL: {error.message}")
        except ValueError as error:
            message = f"I «{name}» står {error}. Mellem {{{{ og }}}} må der kun stå navnet på en variabel."
            self.fault("form-template", message)
        return PLAIN

    def expression(self, written: Any, where: str) -> Expression | None:
        """FEEL with or without the leading `=`; None if it is empty or cannot be read."""
        if not isinstance(written, str) or not written.strip().lstrip("="):
            return None
        try:
            return parse(written)
        except (FeelSyntaxError, FeelLimitError) as error:
            self.fault("form-expression", f"{where} kan ikke læses: {error.message} Der står: {written[:200]}")
            return None

    def switch(self, name: str) -> bool | Expression:
        """True, false or FEEL."""
        value = self.json.get(name)
        if isinstance(value, str) and value.startswith("="):
            return self.expression(value, f"Udtrykket i «{name}»") or False
        return value is True

    def number(self, value: Any, where: str) -> Decimal | Expression | None:
        """A number, or FEEL that gives one."""
        if value is None or value == "":
            return None
        if isinstance(value, str) and value.startswith("="):
            return self.expression(value, f"Udtrykket i «{where}»")
        try:
            found = Decimal(str(value)) if not isinstance(value, bool) else None
        except InvalidOperation:
            found = None
        if found is None or not found.is_finite() or abs(found) > Decimal("1e15"):
            self.fault("form-value", f"«{where}» er ikke et tal.")
            return None
        return found

    def length(self, value: Any, where: str) -> int | Expression | None:
        """A number of characters, or FEEL that gives one."""
        found = self.number(value, where)
        return found if found is None or isinstance(found, Expression) else int(found)

    def pattern(self) -> str:
        """The pattern a text must hold; refused when it cannot be searched in bounded time."""
        written = self.text("pattern", self.section("validate"))
        options = re2.Options()
        options.max_mem = _PATTERN_MEMORY
        options.log_errors = False
        try:
            if len(written) > MAX_PATTERN:
                raise re2.error("too long")
            re2.compile(written, options)
        except re2.error:
            message = f"Mønstret «{written[:60]}» kan ikke bruges. Det skal være kort og uden tilbagehenvisninger."
            self.fault("form-pattern", message)
            return ""
        return written

    def options(self) -> tuple[tuple[Option, ...], str, Expression | None]:
        """The answers to choose: listed, the variable they are in, or the expression that gives them."""
        key, computed = self.text("valuesKey"), self.text("valuesExpression")
        if computed:
            return (), "", self.expression(computed, "Udtrykket for mulighederne")
        if key:
            return (), key, None
        listed = self.json.get("values")
        options = read_options(listed)
        if not options:
            self.fault("form-options", "Feltet har ingen muligheder at vælge imellem. Skriv dem i formularen.")
        elif len(options) < len(listed if isinstance(listed, list) else ()):
            self.fault("form-options", "To muligheder har samme værdi, eller der er for mange af dem.")
        return options, "", None


def read_options(listed: Any) -> tuple[Option, ...]:
    """The answers of a list of `{label, value}` or plain values, each value once, at most `MAX_OPTIONS`."""
    found: dict[str, Option] = {}
    for item in (listed if isinstance(listed, list) else [])[:MAX_OPTIONS]:
        value = item.get("value") if isinstance(item, Mapping) else item
        label = item.get("label") if isinstance(item, Mapping) else item
        if isinstance(value, str | int | float):
            found.setdefault(str(value), Option(value, str(label) if label not in (None, "") else str(value)))
    return tuple(found.values())
