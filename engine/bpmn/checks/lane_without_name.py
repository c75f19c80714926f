"""Hver bane (lane) har et navn.

Hvorfor: Banens navn siger, hvem der gør det, der står i den; det vises på sagen.

Forkert: En bane uden tekst.

Rigtigt: En bane med navnet «Afgivende rådgiver».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Lanes without a name."""
    for lane in subject.process.lanes:
        if not lane.name:
            yield Met(lane, "Banen har intet navn. Skriv, hvem der gør det, der står i den, fx «Afgivende rådgiver».")
