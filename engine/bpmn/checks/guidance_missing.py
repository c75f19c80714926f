"""En brugeropgave har en vejledning.

Hvorfor: Teksten i «Element documentation» vises på opgaven for den, der udfører den.

Forkert: «Element documentation» er tom.

Rigtigt: «Den, der afgiver sagen, leder samtalen; den, der modtager, noterer».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """User tasks without documentation."""
    for task in subject.elements("userTask"):
        if not task.documentation:
            yield Met(
                task, "Opgaven har ingen vejledning. Skriv den i «Element documentation», så den vises på opgaven."
            )
