"""To opgaver til samme team har ikke samme navn.

Hvorfor: På listen kan medarbejderen ikke se, hvilken af dem det er.

Forkert: To opgaver «Send brev» til `tot`.

Rigtigt: «Send kvitteringsbrev» og «Send afgørelsesbrev».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """User tasks whose name another task of the same groups has before them."""
    first: dict[tuple[str, tuple[str, ...]], str] = {}
    for task in subject.elements("userTask"):
        key = (task.name.lower(), task.settings.candidate_groups)
        if task.name and key in first:
            yield Met(task, f"Opgaven «{first[key]}» har samme navn og samme team. Giv dem hver sit navn.")
        first.setdefault(key, task.id)
