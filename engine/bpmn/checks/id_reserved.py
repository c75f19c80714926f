"""Elementers id'er er ikke `Start`, `End` eller `Root` og slutter ikke på et navn, som SpiffWorkflow selv bruger.

Hvorfor: Andre systemer, der læser diagrammet, kan forveksle elementet med deres egne.

Forkert: En sluthændelse med id'et `End`.

Rigtigt: En sluthændelse med id'et `End_overleveret`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject

_WORDS = {"Start", "End", "Root", "Completion", "StartEventSplit", "StartEventJoin"}
_ENDINGS = (".BoundaryEventSplit", ".BoundaryEventJoin", ".EndJoin")


def check(subject: Subject) -> Iterator[Met]:
    """Element ids that equal the names of SpiffWorkflow's internal tasks (our compiler keeps them apart)."""
    for element in subject.elements():
        if element.id in _WORDS or element.id.endswith(_ENDINGS):
            yield Met(
                element,
                f"Id'et «{element.id}» bruges også internt i andre systemer. Giv elementet et andet "
                f"id, fx {element.id.replace('.', '_')}_trin.",
            )
