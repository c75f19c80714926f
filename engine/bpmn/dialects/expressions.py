"""Expressions as a Camunda 7 diagram writes them, brought to FEEL: `=…` is FEEL, `${…}` is JUEL and is translated."""

from __future__ import annotations

import re
from typing import Any

from engine.bpmn.report import Report
from engine.feel import FeelSyntaxError
from engine.feel.juel import translate

SAME_BUSINESS_KEY = (
    "=business key"  # what `#{execution.processBusinessKey}` becomes: no FEEL name can be written like it
)
_JUEL = re.compile(r"[$#]\{")
_ITEM = re.compile(r"(?:[$#]\{[^{}]*\}|[^,])+")  # up to a comma that is not inside ${…}


class Expressions:
    """Translates the expressions of one element; what it says goes to `report` under the element `owner`."""

    def __init__(self, report: Report, owner: Any) -> None:
        self.report = report
        self.owner = owner

    def assignment(self, text: str | None) -> str | None:
        """An assignment, date, priority or timer: a literal, or FEEL behind `=`."""
        if text is None or not text.strip():
            return None
        text = text.strip()
        if text.startswith("="):
            return text
        return self._translated(text, mark="=") if _JUEL.search(text) else text

    def assignments(self, text: str | None) -> tuple[str, ...]:
        """Comma-separated literals, or one FEEL expression behind `=` (whose commas are its own)."""
        if text is None or not text.strip():
            return ()
        if text.strip().startswith("="):
            return (text.strip(),)
        items = (self.assignment(item) for item in _ITEM.findall(text))
        return tuple(item for item in items if item)

    def feel(self, text: str | None) -> str | None:
        """A condition, script or source expression: FEEL, with or without `=`; returned without."""
        if text is None or not text.strip():
            return None
        text = text.strip()
        if _JUEL.match(text):
            return self._translated(text, mark="")
        return text.removeprefix("=").strip()

    def _translated(self, text: str, mark: str) -> str:
        try:
            feel = translate(text.replace("#{", "${"))
        except FeelSyntaxError as error:
            self.report.error("juel-not-translated", f"Udtrykket «{text}» kan ikke bruges. {error.message}", self.owner)
            return text
        self.report.warning("juel-translated", f"Udtrykket «{text}» læses som FEEL: {mark}{feel}", self.owner)
        return mark + feel
