"""Writes the rules and the table of what runs as Danish Markdown into docs/process-owners.md.

`python -m engine.bpmn.checks.guide docs/process-owners.md` brings the page in step; a test holds it there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from engine.bpmn.checks.catalogue import READING, SECTIONS, Rule
from engine.bpmn.checks.supported import CONSTRUCTS, LOOPS
from engine.findings import Severity

WEIGHTS = {Severity.ERROR: "fejl", Severity.WARNING: "advarsel", Severity.INFO: "oplysning"}
_READ_FEEL = """
    inclusive-without-default responsibility-set-in-branch field-in-two-branches group-expression-constant
    form-variable-unknown decision-input-unknown script-without-result expression-unreadable expression-too-long
    variable-unknown variable-set-too-late gateway-variable-never-set condition-not-boolean condition-always-same
    condition-value-unknown decision-field-unread deadline-unread time-expression-empty loop-without-waiting
"""
_READ_OTHER_FILES = """
    form-not-in-deployment decision-not-in-deployment process-id-used-twice process-id-not-file-name
    error-never-raised error-end-uncaught binding-not-found
"""
_READ_AS_IT_COMES = """
    too-large not-xml doctype not-bpmn too-deep too-many-elements too-long no-process camunda-8 id-missing duplicate-id
    juel-not-translated juel-translated
"""
# what the Modeler's plugin cannot judge
AT_DEPLOYMENT = frozenset(f"{_READ_FEEL} {_READ_OTHER_FILES} {_READ_AS_IT_COMES}".split())


def in_step(page: str) -> str:
    """The drawing guide with its two generated parts, marked by comments, written anew."""
    for mark, text in (("constructs", constructs()), ("rules", rules())):
        part = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- end -->)", re.DOTALL)
        page = part.sub(lambda match, text=text: f"{match[1]}\n{text}\n\n{match[2]}", page)  # type: ignore[misc]
    return page


def constructs() -> str:
    """What can be drawn, and what cannot with what to draw instead: two Markdown lists."""
    running = [f"* {_capital(row.name)}" for row in CONSTRUCTS if row.runs]
    refused = [f"* {_capital(row.name)}. {row.advice}" for row in (*CONSTRUCTS, *LOOPS) if not row.runs]
    return "\n".join(["Kan køres:", "", *running, "", "Afvises, og hvad du kan tegne i stedet:", "", *refused])


def rules() -> str:
    """Every rule with its page, by section, and the findings that are met while a file is read."""
    return "\n\n".join(_sections())


def _sections() -> Iterator[str]:
    for title, section in SECTIONS.items():
        yield f"### {title}"
        yield from (_page(rule) for rule in section)
    yield "### Når filen læses"
    yield "\n".join(f"* {rule.title} (`{rule.id}`, {WEIGHTS[rule.severity]}, {_shown(rule)})" for rule in READING)


def _page(rule: Rule) -> str:
    what, *rest = (" ".join(paragraph.split()) for paragraph in rule.page.split("\n\n"))
    told = [re.sub(r"^(\w+):", r"* **\1:**", paragraph) for paragraph in rest]
    facts = f"`{rule.id}` · {WEIGHTS[rule.severity]} · {_shown(rule)}"
    return "\n\n".join([f"#### {rule.title}", facts, what, "\n".join(told)])


def _shown(rule: Rule) -> str:
    return "først ved udrulning" if rule.id in AT_DEPLOYMENT else "vises i Camunda Modeler"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(in_step(path.read_text("utf-8")), "utf-8")
