"""Et udtryk læser kun felter, som sættes et sted.

Hvorfor: Et felt, som ingen formular, intet script og ingen beslutningstabel sætter, er tomt, og udtrykket giver ingen
værdi.

Forkert: «Due date» er `=partshoerings_frist`, men scriptet sætter `partshoering_frist`.

Rigtigt: Feltets navn er skrevet ens begge steder.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.expressions import Kind
from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean


def check(subject: Subject) -> Iterator[Met]:
    """Variables read outside conditions that nothing sets, as far as every called procedure is at hand."""
    if not subject.variables.complete:
        return
    for written in subject.expressions:
        if written.kind is not Kind.CONDITION:
            for name in sorted(written.variables - subject.known):
                yield Met(
                    written.place,
                    f"Feltet «{name}» i {written.where} sættes ingen steder, så det er "
                    f"tomt.{did_you_mean(name, subject.known)}",
                )
