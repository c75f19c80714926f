"""FEEL's built-in functions, by subject; importing this package fills the register."""

from __future__ import annotations

from engine.feel.builtins import aggregates, contexts, dates, lists, numbers, patterns, ranges, text
from engine.feel.builtins.registry import BUILTINS, OMITTED, Builtin

__all__ = [
    "BUILTINS",
    "OMITTED",
    "Builtin",
    "aggregates",
    "contexts",
    "dates",
    "lists",
    "numbers",
    "patterns",
    "ranges",
    "text",
]
