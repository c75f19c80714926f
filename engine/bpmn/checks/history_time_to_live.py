"""Proceduren siger, hvor længe en afsluttet sags historik gemmes.

Hvorfor: Er feltet tomt, gemmes den, til nogen beslutter andet.

Forkert: «History cleanup» er tomt.

Rigtigt: «Time to live» er `P1826D` (fem år) eller et antal dage.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Processes without a time to live of their history."""
    if not subject.process.history_time_to_live:
        yield Met(
            subject.process,
            "Det er ikke angivet, hvor længe historikken gemmes. Skriv det i «Time to live» under "
            "«History cleanup», fx P1826D.",
        )
