"""Collects what is to be said of one file while it is read."""

from __future__ import annotations

from typing import Any

from engine.findings import Finding, Severity

MAX_PLACE = 255  # characters of an id or a name that a finding repeats


class Report:
    """The findings of one file, in the order they were met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def error(self, rule: str, message: str, node: Any = None) -> None:
        """Refuse the deployment for what stands at `node` (an XML element; None for the file as a whole)."""
        self._add(Severity.ERROR, rule, message, node)

    def warning(self, rule: str, message: str, node: Any = None) -> None:
        """Say what is probably not meant."""
        self._add(Severity.WARNING, rule, message, node)

    def info(self, rule: str, message: str, node: Any = None) -> None:
        """Say what is good to know."""
        self._add(Severity.INFO, rule, message, node)

    def _add(self, severity: Severity, rule: str, message: str, node: Any) -> None:
        line = 0 if node is None else node.sourceline or 0
        element_id = "" if node is None else (node.get("id") or "")[:MAX_PLACE]
        name = "" if node is None else (node.get("name") or "")[:MAX_PLACE]
        self.findings.append(Finding(self.file, line, severity, rule, message, element_id, " ".join(name.split())))
