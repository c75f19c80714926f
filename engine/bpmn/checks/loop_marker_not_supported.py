"""Trin må ikke have et gentagelsesmærke (loop eller multi-instance).

Hvorfor: Systemet ville kun udføre trinnet én gang, og resten ville mangle i sagen.

Forkert: En opgave med tre streger eller en cirkelpil nederst.

Rigtigt: En gateway efter opgaven med et flow tilbage til den, eller én opgave for hver deltager mellem to parallelle
gateways.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.supported import refused_loop


def check(subject: Subject) -> Iterator[Met]:
    """Activities with a loop marker that does not run."""
    for element in subject.elements():
        if row := refused_loop(element):
            yield Met(element, f"Trinnet har mærket {row.name}, som systemet ikke kan køre. Fjern mærket. {row.advice}")
