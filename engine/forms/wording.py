"""Words of a form that may depend on the data: plain, `=FEEL`, or plain with `{{ path }}` in it.

Inside `{{ }}` only a dotted path stands: form-js's loops, conditions and computations are refused when the form is
read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.feel import Expression, FeelLimitError, parse

_HOLE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


@dataclass(frozen=True)
class Data:
    """What expressions of a form see: the variables with the form's values on top, and the clock's answer."""

    values: Mapping[str, Any]
    now: datetime
    zone: ZoneInfo

    def value(self, expression: Expression) -> Any:
        """The expression's JSON value; null when it runs into the limits."""
        try:
            return expression.evaluate(self.values, now=self.now, zone=self.zone).json
        except FeelLimitError:
            return None

    def holds(self, expression: Expression) -> bool:
        """Whether the expression is exactly true."""
        return self.value(expression) is True

    def at(self, path: str) -> Any:
        """The value at a dotted path, None if there is none."""
        found: Any = self.values
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found


@dataclass(frozen=True)
class Wording:
    """The words as written; `expression` is set when they are FEEL."""

    written: str = ""
    expression: Expression | None = None

    @property
    def plain(self) -> str:
        """The words where there are no data: nothing for FEEL, holes left out."""
        return "" if self.expression else " ".join(_HOLE.sub("", self.written).split())

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that stand in `{{ }}`."""
        return tuple(hole.strip() for hole in _HOLE.findall(self.written)) if not self.expression else ()

    def text(self, data: Data, show: Callable[[Any], str] = str) -> str:
        """The words for these data; `show` writes a value that stands in a hole."""
        if self.expression:
            value = data.value(self.expression)
            return "" if value is None else show(value)

        def fill(match: re.Match[str]) -> str:
            value = data.at(match.group(1).strip())
            return "" if value is None else show(value)

        return _HOLE.sub(fill, self.written)


PLAIN = Wording()


def read_wording(written: str) -> Wording:
    """The wording of a text in a form. Raises FeelSyntaxError, and ValueError for more than a path in `{{ }}`."""
    if written.startswith("="):
        return Wording(written, parse(written))
    for hole in _HOLE.findall(written):
        if not _PATH.fullmatch(hole.strip()):
            raise ValueError(f"{{{{{hole}}}}}")
    return Wording(written)
