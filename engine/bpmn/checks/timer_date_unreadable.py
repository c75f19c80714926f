"""En dato i en timer er skrevet som ISO 8601 eller som et FEEL-udtryk efter et lighedstegn.

Hvorfor: Kan datoen ikke læses, udløber timeren aldrig.

Forkert: `31-12-2026`, `moedetidspunkt` (uden lighedstegn) eller `2026-01-31T10:00:00+01:00[Europe/Copenhagen]`.

Rigtigt: `2026-12-31`, `2026-12-31T12:00:00+01:00` eller `=moedetidspunkt`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.times import moment_problem


def check(subject: Subject) -> Iterator[Met]:
    """Literal dates of timers that cannot be read."""
    for element in subject.elements():
        timer = element.timer
        if timer is None or timer.kind != "date" or not timer.text or timer.text.startswith("="):
            continue
        if problem := moment_problem(timer.text, subject.known):
            yield Met(element, f"Datoen «{timer.text}» kan ikke læses. {problem}")
