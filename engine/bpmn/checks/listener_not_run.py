"""Trin og flows har ingen lyttere (listeners).

Hvorfor: En lytter er kode, der ændrer sagen, uden at det kan ses på tegningen. Den køres ikke her, så diagrammet
ville gøre noget andet end tegnet.

Forkert: Et punkt under «Execution listeners» eller «Task listeners».

Rigtigt: Det, lytteren gør, er tegnet som et trin, fx en scriptopgave.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.leftovers import Handling, leftovers
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Execution and task listeners on elements, flows and the process."""
    for left in leftovers(subject, Handling.LISTENER):
        yield Met(
            left.place, f"Her er en lytter ({left.name}), som ikke køres. Slet den, og tegn det, den gør, som et trin."
        )
