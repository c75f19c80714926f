"""En timer på kanten sidder på et trin, hvor der ventes.

Hvorfor: Et automatisk trin er færdigt med det samme, så timeren når aldrig at udløbe.

Forkert: En timer på kanten af en scriptopgave eller regelopgave.

Rigtigt: En timer på kanten af en brugeropgave, en delproces eller et kald.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Boundary timers attached to script and decision steps."""
    for event in subject.elements("boundaryEvent"):
        host = subject.process.elements.get(event.attached_to or "")
        if event.event != "error" and host is not None and host.type in ("scriptTask", "businessRuleTask"):
            yield Met(
                event,
                f"Timeren sidder på {subject.named(host.id)}, som er færdigt med det samme, så den "
                "udløber aldrig. Flyt den til en brugeropgave.",
            )
