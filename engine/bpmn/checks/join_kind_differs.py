"""Grene samles af samme slags gateway, som delte dem.

Hvorfor: Samles parallelle grene af en eksklusiv gateway eller direkte i en opgave, udføres resten én gang for hver
gren. Samles et valg af en parallel gateway, venter sagen for evigt på den gren, der ikke blev valgt.

Forkert: En parallel gateway deler i to, og begge pile fører ind i opgaven «Send brev».

Rigtigt: En parallel gateway deler, en parallel gateway samler, og derefter kommer «Send brev».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.joins import Closing
from engine.bpmn.checks.subject import Met, Subject

_NAMES = {
    "exclusiveGateway": ("eksklusiv", "eksklusive"),
    "parallelGateway": ("parallel", "parallelle"),
    "inclusiveGateway": ("inklusiv", "inklusive"),
}


def check(subject: Subject) -> Iterator[Met]:
    """Splits whose branches meet in something that is not their kind."""
    for closing in subject.closings:
        if closing.entering > 1 and closing.join.type != "endEvent" and (advice := _advice(closing)):
            split = f"Den {_NAMES[closing.split.type][1]} gateway {subject.named(closing.split.id)}"
            yield Met(closing.join, f"{split} deler i grene, som samles her. {advice}")


def _advice(closing: Closing) -> str:
    split, join = closing.split.type, closing.join.type
    if split == join or (split == "exclusiveGateway" and join != "parallelGateway"):
        return ""
    if split == "exclusiveGateway":
        return "Her ventes på alle grene, men kun én bliver valgt. Saml dem med en eksklusiv gateway."
    if join in ("parallelGateway", "inclusiveGateway"):
        return f"Saml dem med en {_NAMES[split][0]} gateway; den skal være af samme slags som den, der deler."
    return f"Det følgende udføres én gang for hver gren. Saml grenene med en {_NAMES[split][0]} gateway."
