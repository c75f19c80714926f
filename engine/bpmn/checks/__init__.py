"""Checks of a diagram before it is deployed: one rule per file, its docstring is its page in docs/process-owners.md.

`check_diagram` gives what all rules say of a diagram. `RULES` is the table of rules with their severities.
"""

from __future__ import annotations

from engine.bpmn.checks.catalogue import RULES, Rule
from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.examine import check_diagram, check_rule

__all__ = ["RULES", "CheckContext", "Rule", "check_diagram", "check_rule"]
