"""Counts the work of one evaluation and holds every limit of the language; steps are deterministic, a clock is not."""

from __future__ import annotations

from typing import Any

from engine.errors import EngineError
from engine.feel.messages import sentence

MAX_CHARACTERS = 8_000  # of one expression
MAX_TOKENS = 2_000
MAX_NESTING = 60  # brackets within brackets, while parsing
MAX_HEIGHT = 120  # of the syntax tree: 1+1+1… is deep as well
MAX_STEPS = 300_000  # of one evaluation
MAX_TEXT = 100_000  # characters of a computed text
MAX_LIST = 20_000  # elements of a computed list
MAX_RESULT_VALUES = 50_000  # values written back to task data
MAX_RESULT_LEVELS = 60
MAX_PATTERN = 500  # characters of a regular expression
PATTERN_MEMORY = 2 * 1024 * 1024  # bytes of its compiled program
PATTERN_COST = 300
MATCH_COST = 12
POWER_COST = 60  # exponents, logarithms, roots
CHARACTERS_PER_STEP = 20


class FeelLimitError(EngineError):
    """An expression asks for more than the language's limits allow; `limit` names the one that was met."""

    code = "feel-limit"

    def __init__(self, limit: str, /, **facts: Any) -> None:
        super().__init__(sentence(limit, facts))
        self.limit = limit
        self.facts = facts


class Budget:
    """The steps left of one evaluation."""

    __slots__ = ("left",)

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Pay for `steps` of work. Raises FeelLimitError when the budget is used up."""
        self.left -= steps
        if self.left < 0:
            raise FeelLimitError("too-many-steps")

    def spend_for(self, value: Any) -> None:
        """Pay for reading or making all of `value`, shared parts as often as they occur."""
        waiting = [value]
        while waiting:
            part = waiting.pop()
            if isinstance(part, list):
                self.spend(len(part) + 1)
                waiting.extend(item for item in part if isinstance(item, (str, list, dict)))
            elif isinstance(part, dict):
                self.spend(len(part) + 1)
                waiting.extend(item for item in part.values() if isinstance(item, (str, list, dict)))
            elif isinstance(part, str):
                self.spend(len(part) // CHARACTERS_PER_STEP + 1)
            else:
                self.spend(1)


def checked(value: Any) -> Any:
    """The value itself. Raises FeelLimitError when it is a text or a list beyond the limits."""
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise FeelLimitError("text-too-long", limit=MAX_TEXT)
    elif isinstance(value, list) and len(value) > MAX_LIST:
        raise FeelLimitError("list-too-long", limit=MAX_LIST)
    return value
