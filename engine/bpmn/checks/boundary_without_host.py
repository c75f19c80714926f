"""En hændelse på kanten sidder på en opgave, en delproces eller et kald.

Hvorfor: Ellers bliver den aldrig sat i gang.

Forkert: `attachedToRef` peger på en gateway eller på et element, der er slettet.

Rigtigt: Træk hændelsen hen på kanten af opgaven, til kanten lyser op.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import ACTIVITIES, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Boundary events that are not attached to an activity of the same process or subprocess."""
    for event in subject.elements("boundaryEvent"):
        host = subject.process.elements.get(event.attached_to or "")
        if host is None or host.type not in ACTIVITIES or host.parent_id != event.parent_id:
            yield Met(
                event,
                "Hændelsen på kanten sidder ikke på en opgave, en delproces eller et kald. Træk den "
                "hen på kanten af trinnet.",
            )
