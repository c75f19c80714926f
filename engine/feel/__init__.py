"""FEEL, the one expression language of the engine: parsed once, run within a budget, safe by construction."""

from __future__ import annotations

from engine.feel.budget import FeelLimitError
from engine.feel.evaluator import Evaluation, Expression, parse
from engine.feel.failures import FeelSyntaxError, Reason
from engine.feel.unary_tests import UnaryTests, parse_unary_tests
from engine.feel.writing import to_json

__all__ = [
    "Evaluation",
    "Expression",
    "FeelLimitError",
    "FeelSyntaxError",
    "Reason",
    "UnaryTests",
    "parse",
    "parse_unary_tests",
    "to_json",
]
