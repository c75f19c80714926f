"""Et kald fører til en procedure.

Hvorfor: Sagsmodeller (CMMN) kan ikke køres her.

Forkert: Kaldet har typen «CMMN».

Rigtigt: Kaldet har typen «BPMN», og «Called element» er procedurens id.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Call activities that call a CMMN case."""
    for call in subject.elements("callActivity"):
        if "camunda:caseRef" in call.attributes:
            yield Met(
                call,
                "Kaldet fører til en CMMN-sag, som ikke kan køres. Vælg typen «BPMN», og skriv "
                "procedurens id i «Called element».",
            )
