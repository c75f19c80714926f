"""En gateway, hvor der vælges, har et spørgsmål som navn.

Hvorfor: Uden spørgsmålet kan ingen se på tegningen eller på sagen, hvad der blev valgt.

Forkert: En gateway uden navn med flowene «Ja» og «Nej».

Rigtigt: Gatewayen hedder «Er VUM opdateret?».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.gateways import choices
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Choosing gateways without a name."""
    for gateway in choices(subject):
        if not gateway.name:
            yield Met(gateway, "Gatewayen har intet navn. Skriv det spørgsmål, der besvares, fx «Er VUM opdateret?».")
