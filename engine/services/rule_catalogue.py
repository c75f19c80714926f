"""The checks' own catalogue as records: one source for deployment, command line, pages and the Modeler's plugin."""

from __future__ import annotations

from engine.bpmn.checks import RULES
from engine.bpmn.checks.catalogue import READING
from engine.bpmn.checks.supported import CONSTRUCTS, LOOPS
from engine.records.rules import ConstructRecord, RuleRecord


def rules() -> tuple[RuleRecord, ...]:
    """Every rule in the order of the guide, then what is met while a file is read; the latter have no page."""
    pages = [(rule, rule.page) for rule in RULES.values()] + [(rule, "") for rule in READING]
    return tuple(RuleRecord(rule.id, str(rule.severity), rule.title, page) for rule, page in pages)


def constructs() -> tuple[ConstructRecord, ...]:
    """Every kind of element the engine knows of; a loop marker has no type, and its kind as event."""
    rows = (*CONSTRUCTS, *LOOPS)
    return tuple(ConstructRecord(row.type, row.event, row.runs, row.name, row.advice) for row in rows)
