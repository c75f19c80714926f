"""En procedure har mindst én sluthændelse.

Hvorfor: Sluthændelsen siger, hvordan sagen endte. Uden den er der ingen sluttilstand.

Forkert: Den sidste opgave har intet flow ud.

Rigtigt: En sluthændelse med id'et `End_overleveret` og et navn, der siger, hvad der er opnået.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Processes without an end event of their own."""
    process = subject.process
    if process.elements and not any(e.type == "endEvent" for e in process.children(process.id)):
        yield Met(
            process, "Proceduren har ingen slutning. Tegn en sluthændelse med et navn for hver måde, sagen kan ende på."
        )
