"""Hvert trin har et navn.

Hvorfor: Navnet er det, medarbejderen ser på sin liste og på sagen.

Forkert: En opgave uden tekst.

Rigtigt: Et udsagnsord i bydeform og det, det handler om: «Kontrollér at VUM er opdateret».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import ACTIVITIES, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Activities and timers without a name."""
    for element in subject.elements(*ACTIVITIES):
        if not element.name:
            yield Met(
                element, "Trinnet har intet navn. Skriv, hvad der skal gøres, fx «Kontrollér at VUM er opdateret»."
            )
