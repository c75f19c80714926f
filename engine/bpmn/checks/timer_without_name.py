"""Hver timer har et navn.

Hvorfor: Navnet viser på sagen, hvad der ventes på.

Forkert: En ventetid uden tekst.

Rigtigt: «Tre måneder er gået».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Timer events without a name."""
    for element in subject.elements("intermediateCatchEvent", "boundaryEvent"):
        if element.event == "timer" and not element.name:
            yield Met(element, "Timeren har intet navn. Skriv, hvad der ventes på, fx «Tre måneder er gået».")
