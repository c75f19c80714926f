"""What may go wrong with an expression: text that is no FEEL, and the reasons why a value became null."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from engine.errors import EngineError
from engine.feel.messages import sentence


class FeelSyntaxError(EngineError):
    """A text is not FEEL. `start` and `end` mark the place in `source`; `line` and `column` count from 1."""

    code = "feel-syntax"

    def __init__(self, code: str, source: str, start: int, end: int, **facts: Any) -> None:
        super().__init__(sentence(code, facts))
        self.code = code  # type: ignore[misc]  # each kind of mistake has its own stable code
        self.source = source
        self.start = max(0, min(start, len(source)))
        self.end = max(self.start, min(end, len(source)))
        self.line = source.count("\n", 0, self.start) + 1
        self.column = self.start - (source.rfind("\n", 0, self.start) + 1) + 1
        self.facts = facts

    @property
    def place(self) -> str:
        """The piece of the source that is marked."""
        return self.source[self.start : self.end]


@dataclass(frozen=True)
class Reason:
    """Why a part of an expression gave null: a stable code, the place in the expression's text, and the facts."""

    code: str
    start: int
    end: int
    facts: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def message(self) -> str:
        """The reason as a Danish sentence; written out only when somebody reads it."""
        return sentence(self.code, self.facts)

    def __str__(self) -> str:
        return self.message


class NoValue(Exception):  # says what is the case, as the engine's own errors do
    """Raised where an operation has no result; the expression part it stands in becomes null for this reason."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
