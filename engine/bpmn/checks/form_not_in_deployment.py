"""En formular med bindingen «deployment» sendes med sammen med diagrammet.

Hvorfor: Bindingen betyder, at netop den formular bruges, der er udrullet sammen med diagrammet. Mangler den, kan
opgaven ikke vises.

Forkert: Kun .bpmn-filen er valgt, da der trykkes Deploy.

Rigtigt: I Deploy-vinduet i Camunda Modeler vælges .form-filen under «Include additional files».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.binding import form_problem
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Forms with binding deployment that are known, but do not come along."""
    for element in subject.elements():
        if (
            element.settings.form
            and (problem := form_problem(element.settings.form, subject.context))
            and not problem.missing
        ):
            yield Met(element, problem.sentence)
