"""Udtryk i en formular læser kun felter, som sættes et sted.

Hvorfor: Et tomt felt gør, at noget i formularen altid er skjult eller altid vises.

Forkert: «Hide if» er `barn_involvert = "nej"`, men feltet hedder `barn_involveret`.

Rigtigt: «Hide if» er `barn_involveret = "nej"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.binding import form_of
from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.variables import form_reads
from engine.bpmn.checks.wording import did_you_mean


def check(subject: Subject) -> Iterator[Met]:
    """Variables that a form of the process reads and nothing sets."""
    if not subject.variables.complete:
        return
    for element in subject.elements():
        form = form_of(element.settings.form, subject.context)
        if form is None:
            continue
        for name in sorted(form_reads(form) - subject.known):
            yield Met(
                element,
                f"Formularen «{form.id or form.file}» læser feltet «{name}», som sættes ingen steder."
                f"{did_you_mean(name, subject.known)}",
            )
