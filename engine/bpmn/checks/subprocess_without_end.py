"""En delproces har en sluthændelse.

Hvorfor: Den går videre, når intet i den venter længere, men det kan ikke ses på tegningen, hvor den ender.

Forkert: Den sidste opgave i delprocessen har intet flow ud.

Rigtigt: Et flow fra den sidste opgave til en sluthændelse inde i delprocessen.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import SUBPROCESSES, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Subprocesses without an end event."""
    for inner in subject.elements(*SUBPROCESSES):
        inside = list(subject.process.children(inner.id))
        if inside and not any(e.type == "endEvent" for e in inside):
            yield Met(inner, "Delprocessen har ingen slutning. Tegn en sluthændelse i den efter det sidste trin.")
