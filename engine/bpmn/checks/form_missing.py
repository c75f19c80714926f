"""Den formular, som en opgave eller starten bruger, findes.

Hvorfor: Uden formularen kan opgaven ikke vises eller afsluttes.

Forkert: «Form reference» er `vurdering`, men ingen .form-fil har det id.

Rigtigt: Formularens id står som «ID» i formularens egenskaber, og filen sendes med under «Include additional files».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.binding import form_problem
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """User tasks and start events whose form is unknown by id and by file name."""
    for element in subject.elements():
        if (
            element.settings.form
            and (problem := form_problem(element.settings.form, subject.context))
            and problem.missing
        ):
            yield Met(element, problem.sentence)
