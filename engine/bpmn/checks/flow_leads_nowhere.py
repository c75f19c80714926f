"""Et flow går fra et trin til et andet i samme proces eller delproces.

Hvorfor: Sagen kan ikke følge et flow ind i eller ud af en delproces eller til et trin, der er slettet.

Forkert: En pil fra en opgave i delprocessen direkte til en opgave uden for den.

Rigtigt: En slutning i delprocessen og en pil fra delprocessen til opgaven.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Sequence flows with an end that does not exist, or that cross the border of a subprocess."""
    elements = subject.process.elements
    for flow in subject.process.flows.values():
        source, target = elements.get(flow.source), elements.get(flow.target)
        if source is None or target is None:
            missing = flow.source if source is None else flow.target
            yield Met(
                flow, f"Flowet peger på «{missing}», som ikke findes i proceduren. Slet flowet, og tegn det igen."
            )
        elif source.parent_id != target.parent_id:
            yield Met(
                flow,
                f"Flowet går fra {subject.named(source.id)} til {subject.named(target.id)} hen over "
                "kanten af en delproces. Lad det ende ved kanten.",
            )
