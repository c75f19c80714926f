"""En scriptopgave har et script.

Hvorfor: Et trin uden script beregner ingenting, og det, som resten af diagrammet læser, mangler.

Forkert: Feltet «Script» er tomt.

Rigtigt: Feltet «Script» er fx `{frist: now() + duration("P14D")}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Script tasks without a script."""
    for task in subject.elements("scriptTask"):
        if not (task.settings.script or "").strip() and "camunda:resource" not in task.attributes:
            yield Met(task, 'Scriptet er tomt. Skriv et FEEL-udtryk i «Script», fx {frist: now() + duration("P14D")}.')
