"""Alle hændelser skal være af en type, som systemet kan køre.

Hvorfor: En hændelse, som systemet ikke kender, ville aldrig indtræffe, og sagen ville stå stille eller gå videre for
tidligt.

Forkert: En hændelse, der sender eller venter på en besked, et signal, en eskalering, et link eller en
betingelse, og en start ved en fejl.

Rigtigt: En almindelig start, en timer (ventetid eller på kanten af en opgave), en fejl på kanten af en
serviceopgave, en delproces eller et kald, en almindelig slutning, en slutning med en fejl eller en slutning, der
afslutter alt (terminate).
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.supported import refused

EVENTS = ("startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "intermediateThrowEvent")


def check(subject: Subject) -> Iterator[Met]:
    """Events whose row in the table of what runs says refused."""
    for element in subject.elements(*EVENTS):
        if row := refused(element):
            yield Met(element, f"Hændelsen er af typen {row.name}, som systemet ikke kan køre. {row.advice}")
