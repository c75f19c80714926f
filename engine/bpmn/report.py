"""Collects what is to be said of one file while it is read.

What has no id of its own is named by what it stands in.
"""

from __future__ import annotations

from typing import Any

from engine.findings import Finding, Severity

MAX_PLACE = 255  # characters of an id or a name that a finding repeats


class Report:
    """The findings of one file, in the order they were met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def error(self, rule: str, message: str, node: Any = None, line: int = 0) -> None:
        """Refuse the deployment for what stands at `node`, an XML element, or on a line of the file as a whole."""
        if node is None:
            self.findings.append(Finding(self.file, line, Severity.ERROR, rule, message))
        else:
            self._add(Severity.ERROR, rule, message, node)

    def warning(self, rule: str, message: str, node: Any) -> None:
        """Say what is probably not meant."""
        self._add(Severity.WARNING, rule, message, node)

    def info(self, rule: str, message: str, node: Any) -> None:
        """Say what is good to know."""
        self._add(Severity.INFO, rule, message, node)

    def _add(self, severity: Severity, rule: str, message: str, node: Any) -> None:
        owner = next((each for each in (node, *node.iterancestors()) if each.get("id")), node)
        element_id, name = ((owner.get(key) or "")[:MAX_PLACE] for key in ("id", "name"))
        line = node.sourceline or 0
        self.findings.append(Finding(self.file, line, severity, rule, message, element_id, " ".join(name.split())))
