"""Den procedure, som kaldes, er udrullet eller udrulles samtidig.

Hvorfor: Findes proceduren ikke, standser sagen ved kaldet.

Forkert: «Called element» er tom eller `afvigelser`.

Rigtigt: «Called element» er procedurens id, fx `afvigelse`, og den er udrullet først.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean, is_computed


def check(subject: Subject) -> Iterator[Met]:
    """Call activities without a called element, or with a literal one that cannot be found as it is bound."""
    context = subject.context
    here = {
        each.id for diagram in (*context.diagrams, subject.diagram) for each in diagram.processes if each.executable
    }
    known = here | context.processes | context.deployed.keys()
    for call in subject.elements("callActivity"):
        key = call.settings.called_element
        if not key and "camunda:caseRef" not in call.attributes:
            yield Met(call, "Kaldet siger ikke, hvilken procedure der kaldes. Skriv procedurens id i «Called element».")
        elif key and not is_computed(key) and key not in known:
            yield Met(
                call,
                f"Proceduren «{key}» findes ikke. Udrul den først, eller ret «Called "
                f"element».{did_you_mean(key, known)}",
            )
        elif key in known - here and call.settings.called_binding == "deployment":
            yield Met(
                call,
                f"Proceduren «{key}» er ikke sendt med, men kaldet har bindingen «deployment». Vælg «latest» under "
                "«Binding», eller send proceduren med.",
            )
