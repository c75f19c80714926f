"""En betingelse afhænger af sagen.

Hvorfor: Er den altid sand eller altid falsk, er der ikke noget valg.

Forkert: Betingelsen er `true`.

Rigtigt: Flowet er standardflow uden betingelse, eller betingelsen læser et felt.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.expressions import Kind
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Conditions that read nothing, neither a variable nor the time."""
    for written in subject.expressions:
        if written.kind is not Kind.CONDITION or written.parsed is None or not written.is_constant:
            continue
        if not written.parsed.functions & {"now", "today"} and isinstance(written.tried(), bool):
            yield Met(
                written.place,
                f"Betingelsen {written.text[:200]} er altid den samme. Læs et felt i den, "
                "eller gør flowet til standardflow.",
            )
