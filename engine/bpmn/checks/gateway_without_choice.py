"""En gateway har flere flows ind eller flere flows ud.

Hvorfor: Med ét ind og ét ud sker der intet i den; tegningen bliver kun sværere at læse.

Forkert: En gateway midt på en lige streg.

Rigtigt: Slet gatewayen, eller tegn den vej, der mangler.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import GATEWAYS, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Gateways with one flow in and one out."""
    for gateway in subject.elements(*GATEWAYS):
        if len(subject.flows_in(gateway)) == 1 and len(subject.flows_out(gateway)) == 1:
            yield Met(
                gateway,
                "Gatewayen har ét flow ind og ét ud og gør ingen forskel. Slet den, eller tegn den vej, der mangler.",
            )
