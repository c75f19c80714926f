"""Alle gateways skal være af en type, som systemet kan køre.

Hvorfor: En gateway, som systemet ikke kender, ville sende sagen den forkerte vej.

Forkert: En kompleks gateway eller en hændelsesgateway (event-based).

Rigtigt: En eksklusiv, parallel eller inklusiv gateway. Skal noget ske, når en frist udløber, tegnes en timer på
kanten af opgaven.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import GATEWAYS, Met, Subject
from engine.bpmn.checks.supported import refused


def check(subject: Subject) -> Iterator[Met]:
    """Gateways whose row in the table of what runs says refused."""
    for element in subject.elements(*GATEWAYS):
        if row := refused(element):
            yield Met(element, f"Gatewayen er en {row.name}, som systemet ikke kan køre. {row.advice}")
