"""En opgaves frist er en dato efter ISO 8601, en varighed eller et FEEL-udtryk efter et lighedstegn.

Hvorfor: Kan fristen ikke læses, standser sagen, når opgaven skal oprettes.

Forkert: «Due date» er `partshoering_frist` (uden lighedstegn) eller `om 14 dage`.

Rigtigt: «Due date» er `=partshoering_frist`, `=now() + duration("P14D")`, `P14D` eller `2026-12-31`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.times import moment_or_duration_problem


def check(subject: Subject) -> Iterator[Met]:
    """Literal due and follow-up dates that cannot be read."""
    for element in subject.elements():
        for field, text in (
            ("Due date", element.settings.due_date),
            ("Follow up date", element.settings.follow_up_date),
        ):
            if text and not text.startswith("=") and (problem := moment_or_duration_problem(text, subject.known)):
                yield Met(element, f"«{field}» er «{text}», som ikke kan læses. {problem}")
