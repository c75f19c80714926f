"""En serviceopgave siger med et topic, hvem der udfører den.

Hvorfor: Et andet system henter opgaven ved at spørge efter dens topic. Uden topic ville sagen vente for altid.

Forkert: «Implementation» er tom, eller «Topic» er et udtryk som `${system}`.

Rigtigt: «Implementation» er «External», og «Topic» er et fast navn, fx `send-digital-post`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.leftovers import Handling, leftovers
from engine.bpmn.checks.subject import Met, Subject

_COMPUTED = ("${", "#{", "=")


def check(subject: Subject) -> Iterator[Met]:
    """Service tasks whose topic is missing or computed; of those that name code the rule code-not-run speaks."""
    named = {left.place.id for left in leftovers(subject, Handling.CODE)}
    for element in subject.elements("serviceTask"):
        settings = element.settings
        if settings.external and settings.topic:
            if settings.topic.startswith(_COMPUTED):
                yield Met(element, f"Topic «{settings.topic[:80]}» er et udtryk. Skriv et fast navn.")
        elif element.id not in named:
            yield Met(
                element,
                "Serviceopgaven har intet topic, så intet system kan udføre den. Vælg «External» under "
                "«Implementation», og skriv et topic. Skal en person gøre det, så brug en brugeropgave.",
            )
