"""En timer udløber én gang.

Hvorfor: Gentagne timere (Cycle og cron) køres ikke; sagen ville kun få den første.

Forkert: Typen er «Cycle» med `R3/P7D` eller `0 0 9 * * MON`.

Rigtigt: Typen er «Duration» med `P7D`, og et flow fra trinnet efter timeren tilbage til det trin, der skal gentages.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Timers of the cycle kind."""
    for element in subject.elements():
        if element.timer and element.timer.kind == "cycle":
            yield Met(
                element,
                f"Timeren gentager sig («{element.timer.text}»), og det kan ikke køres. Vælg "
                "«Duration», og tegn et flow tilbage "
                "til det trin, der skal gentages.",
            )
