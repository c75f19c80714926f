"""Et udtryk er højst så stort, at det kan læses.

Hvorfor: Meget lange og meget indlejrede udtryk kan ingen kontrollere, og de kan gøre systemet langsomt.

Forkert: En betingelse på mange sider.

Rigtigt: En beslutningstabel, eller flere scriptopgaver efter hinanden.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.feel import FeelLimitError


def check(subject: Subject) -> Iterator[Met]:
    """Expressions over the limits of length, words or nesting."""
    for written in subject.expressions:
        if isinstance(written.problem, FeelLimitError):
            yield Met(
                written.place,
                f"Udtrykket i {written.where} er for stort: {written.problem.message} Del det op, "
                "eller brug en beslutningstabel.",
            )
