"""En fejl på kanten sidder på et trin, som en fejl kan komme fra.

Hvorfor: Fejl kommer fra serviceopgaver, fra delprocesser og fra kald. Andre steder bliver hændelsen aldrig til noget.

Forkert: En fejl på kanten af en brugeropgave eller en scriptopgave.

Rigtigt: En fejl på kanten af en serviceopgave, en delproces eller et kald. Efter en brugeropgave: en gateway.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.errors import RAISING
from engine.bpmn.checks.subject import ACTIVITIES, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Error events on the edge of an activity that never raises one."""
    for event in subject.elements("boundaryEvent"):
        host = subject.process.elements.get(event.attached_to or "")
        if event.event == "error" and host is not None and host.type in ACTIVITIES - RAISING:
            yield Met(
                event,
                f"Hændelsen fanger en fejl fra {subject.named(host.id)}, men der kan ingen fejl komme fra det trin. "
                "Lad en gateway efter trinnet afgøre, hvad der så skal ske.",
            )
