"""Alle udtryk er gyldige FEEL-udtryk.

Hvorfor: Et udtryk, som systemet ikke kan læse, ville standse sagen.

Forkert: `udfald == 'ja'`.

Rigtigt: `udfald = "ja"` (ét lighedstegn og dobbelte anførselstegn).
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.feel import FeelSyntaxError


def check(subject: Subject) -> Iterator[Met]:
    """Expressions with a FEEL syntax error or an unknown function; what is over a limit is another rule's."""
    for written in subject.expressions:
        if isinstance(written.problem, FeelSyntaxError) and not _is_juel(written.text):
            yield Met(
                written.place,
                f"Udtrykket i {written.where} kan ikke læses: {written.text[:200]} – {written.problem.message}",
            )


def _is_juel(text: str) -> bool:
    """Whether the reader has already refused it: it leaves untranslatable JUEL as it is."""
    return text.lstrip("= ").startswith(("${", "#{"))
