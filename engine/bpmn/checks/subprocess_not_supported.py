"""Delprocesser skal være almindelige delprocesser.

Hvorfor: Rækkefølgen i de andre slags bestemmes af regler, som systemet ikke følger, så opgaver ville komme forkert
eller slet ikke.

Forkert: En ad hoc-delproces, en transaktion eller en hændelsesdelproces.

Rigtigt: En almindelig delproces med én start og mindst én slutning, eller et kald af en anden procedure.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import SUBPROCESSES, Met, Subject
from engine.bpmn.checks.supported import refused


def check(subject: Subject) -> Iterator[Met]:
    """Subprocesses whose row in the table of what runs says refused."""
    for element in subject.elements(*SUBPROCESSES):
        if row := refused(element):
            yield Met(element, f"Delprocessen er en {row.name}, som systemet ikke kan køre. {row.advice}")
