"""Decision tables and literal expressions: from .dmn file to decisions, and from variables to what a decision says.

`read_decisions` reads a file and never raises for bad input: what is wrong comes back as findings. `decide` evaluates.
"""

from __future__ import annotations

from engine.dmn.decide import Decided, decide
from engine.dmn.model import Decision, Input, Output, Rule
from engine.dmn.reader import read_decisions

__all__ = ["Decided", "Decision", "Input", "Output", "Rule", "decide", "read_decisions"]
