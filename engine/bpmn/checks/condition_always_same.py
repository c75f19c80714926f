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
    """Conditions that read nothing, neither a variable nor the time.

    After an inclusive gateway `true` is the way of one who always takes part.
    """
    for written in subject.expressions:
        if written.kind is not Kind.CONDITION or written.parsed is None or not written.is_constant:
            continue
        source = subject.process.elements.get(getattr(written.place, "source", ""))
        value = None if written.parsed.functions & {"now", "today"} else written.tried()
        if isinstance(value, bool) and not (value and source and source.type == "inclusiveGateway"):
            yield Met(
                written.place,
                f"Betingelsen {written.text[:200]} er altid den samme. Læs et felt i den, "
                "eller gør flowet til standardflow.",
            )
