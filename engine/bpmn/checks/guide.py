"""Writes the rules and the table of what runs as Danish Markdown for docs/process-owners.md."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.catalogue import READING, SECTIONS, Rule
from engine.bpmn.checks.supported import CONSTRUCTS, LOOPS, Construct
from engine.findings import Severity

WEIGHTS = {Severity.ERROR: "fejl", Severity.WARNING: "advarsel", Severity.INFO: "oplysning"}


def constructs() -> str:
    """What can be drawn and what cannot, with what to draw instead: two Markdown lists."""
    running = [f"* {row.name}" for row in CONSTRUCTS if row.runs]
    refused = [f"* {row.name}: {_lower(row)}" for row in (*CONSTRUCTS, *LOOPS) if not row.runs]
    return "\n".join(["Kan køres:", "", *running, "", "Afvises, med det, der tegnes i stedet:", "", *refused])


def rules() -> str:
    """Every rule with its page, by section, and the findings that are met while a file is read."""
    return "\n\n".join(_sections())


def _sections() -> Iterator[str]:
    for title, section in SECTIONS.items():
        yield f"### {title}"
        yield from (_page(rule) for rule in section)
    yield "### Når filen læses"
    yield "\n".join(f"* `{rule.id}` ({WEIGHTS[rule.severity]}): {rule.title}." for rule in READING)


def _page(rule: Rule) -> str:
    paragraphs = [" ".join(paragraph.split()) for paragraph in rule.page.split("\n\n")]
    what, *rest = paragraphs
    lines = [f"* {paragraph}" for paragraph in rest]
    return "\n\n".join([f"#### {rule.title}", f"`{rule.id}` · {WEIGHTS[rule.severity]}", what, "\n".join(lines)])


def _lower(row: Construct) -> str:
    advice = row.advice.rstrip(".")
    return advice[:1].lower() + advice[1:]
