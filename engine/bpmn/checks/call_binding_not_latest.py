"""En kaldt procedure bindes til den nyeste udgave.

Hvorfor: Ellers bliver en rettelse i den fælles procedure ikke brugt af dem, der kalder den.

Forkert: «Binding» er «deployment» eller «version».

Rigtigt: «Binding» er «latest»; sagen beholder den udgave, der var nyest, da den startede.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Call activities bound to something else than the newest version."""
    for call in subject.elements("callActivity"):
        if call.settings.called_binding != "latest":
            yield Met(call, f"Kaldet har bindingen «{call.settings.called_binding}». Vælg «latest» under «Binding».")
