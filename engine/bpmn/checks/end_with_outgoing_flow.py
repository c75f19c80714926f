"""Der går intet flow ud af en sluthændelse.

Hvorfor: Sagen er slut dér; det følgende bliver aldrig udført.

Forkert: En pil fra en sluthændelse til en opgave.

Rigtigt: Slutningen står sidst. Skal noget følge efter, flyttes den.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """End events that a flow leaves."""
    for end in subject.elements("endEvent"):
        if subject.flows_out(end):
            yield Met(end, "Der går et flow ud af slutningen. Slet flowet, eller flyt slutningen til sidst.")
