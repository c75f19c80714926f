"""Trin har kun indstillinger, som systemet bruger.

Hvorfor: Den, der har udfyldt feltet, tror, at det virker.

Forkert: `camunda:initiator` på starten.

Rigtigt: Feltet er tomt.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.leftovers import Handling, leftovers
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Whatever is neither honoured nor known to be harmless, and no other rule speaks of."""
    for left in leftovers(subject, Handling.UNUSED):
        value = f" («{left.value[:80]}»)" if left.value else ""
        yield Met(
            left.place,
            f"Indstillingen {left.name}{value} bruges ikke. Fjern den, eller spørg, om den skal understøttes.",
        )
