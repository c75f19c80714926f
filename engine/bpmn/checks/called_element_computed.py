"""Den procedure, som kaldes, står som et fast id.

Hvorfor: Beregnes id'et, kan ingen se på tegningen, hvad der kaldes, og systemet kan ikke kontrollere det.

Forkert: «Called element» er `${naeste_procedure}`.

Rigtigt: En gateway med en vej til hvert kald, hver med sit faste id.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import is_computed


def check(subject: Subject) -> Iterator[Met]:
    """Call activities whose called element is an expression."""
    for call in subject.elements("callActivity"):
        key = call.settings.called_element or ""
        if is_computed(key):
            yield Met(
                call,
                f"Procedurens id beregnes («{key}»). Skriv et fast id; er der flere muligheder, så "
                "tegn en gateway og et kald til hver.",
            )
