"""Et udtryk læser kun felter, som er sat på vejen dertil.

Hvorfor: Feltet er tomt, når udtrykket læses, selv om det bliver sat senere.

Forkert: Opgavens frist er `=vum_frist`, men scriptet, der beregner den, står efter opgaven.

Rigtigt: Scriptet står før opgaven.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.order import can_precede, own_writers
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Variables that only elements of this process set, none of which can come before the reader."""
    writers = own_writers(subject)
    for written in subject.expressions:
        reader = subject.process.elements.get(getattr(written.place, "source", written.place.id))
        if reader is None:
            continue
        for name in sorted(written.variables & writers.keys()):
            if not any(can_precede(subject, writer, reader) for writer in writers[name]):
                yield Met(
                    written.place,
                    f"Feltet «{name}» i {written.where} er ikke sat endnu: det sættes først i "
                    f"{subject.named(writers[name][0].id)}. Flyt det trin frem, eller læs et andet felt.",
                )
