"""Diagrammet har kun indstillinger fra Camunda 7.

Hvorfor: Hvad andre værktøjer har skrevet i filen, bliver ikke læst her; den, der har sat det, tror, at det virker.

Forkert: `flowable:assignee` på en brugeropgave, tegnet i et andet værktøj.

Rigtigt: Feltet er udfyldt i Camunda Modeler. Farver og andet, der kun er tegning, må gerne være der.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.places import Met, Place
from engine.bpmn.checks.source import foreign_names
from engine.bpmn.model import Diagram


def check_file(diagram: Diagram, context: CheckContext) -> Iterator[Met]:
    """Attributes and elements of namespaces that are neither BPMN's nor Camunda 7's: each name once, where it is met
    first."""
    met: dict[tuple[str, str], list[Place]] = {}
    for name, namespace, place in foreign_names(diagram):
        met.setdefault((name, namespace), []).append(place)
    for (name, namespace), places in met.items():
        others = {1: "", 2: " Den står også et andet sted."}
        also = others.get(len(places), f" Den står også {len(places) - 1} andre steder.")
        yield Met(
            places[0],
            f"Indstillingen {name} hører til et andet værktøj ({namespace}) og bruges ikke.{also} "
            "Sæt den i Camunda Modeler, hvis den skal gælde.",
        )
