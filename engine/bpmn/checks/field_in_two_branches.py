"""To grene, der går samtidig, skriver ikke i samme felt.

Hvorfor: Den, der bliver sidst færdig, overskriver det, den anden skrev.

Forkert: Opgaverne «Noter fra TOT» og «Noter fra fagteam» står i hver sin gren og har begge feltet `noter`.

Rigtigt: Felterne hedder `noter_tot` og `noter_fagteam`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.variables import results


def check(subject: Subject) -> Iterator[Met]:
    """Elements that write what an element of another branch of the same split writes as well."""
    told: set[tuple[str, str]] = set()
    for closing in subject.closings:
        if closing.split.type == "exclusiveGateway":
            continue
        writers: dict[str, tuple[str, str]] = {}
        for branch, ids in closing.branches.items():
            for element in subject.elements():
                for name in sorted(results(element, subject.context)) if element.id in ids else ():
                    other_branch, other = writers.setdefault(name, (branch, element.id))
                    if other_branch != branch and other != element.id and (element.id, name) not in told:
                        told.add((element.id, name))
                        yield Met(
                            element,
                            f"Feltet «{name}» skrives også i {subject.named(other)}, som kan være i gang samtidig. "
                            "Giv felterne hver sit navn, eller flyt det ene trin til efter samlingen.",
                        )
