"""Hver slutning har et navn.

Hvorfor: Navnet er den sætning, sagen slutter med.

Forkert: En sluthændelse uden tekst.

Rigtigt: «Sagen er overgået til fagteam».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """End events of the process itself without a name."""
    for end in subject.process.children(subject.process.id):
        if end.type == "endEvent" and not end.name:
            yield Met(end, "Slutningen har intet navn. Skriv, hvordan sagen endte, fx «Sagen er overgået til fagteam».")
