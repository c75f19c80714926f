"""Trin har ingen overførsler under «Inputs» og «Outputs».

Hvorfor: Felterne hører til sagen og er de samme overalt. Overførsler på et trin udføres ikke, så et felt ville
mangle.

Forkert: «Output» `udfald` med værdien `${resultat}` på en brugeropgave.

Rigtigt: En scriptopgave efter trinnet med «Result variable» `udfald`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.leftovers import Handling, leftovers
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Input and output parameters."""
    for left in leftovers(subject, Handling.INPUT_OUTPUT):
        yield Met(
            left.place,
            "Trinnet har «Inputs» eller «Outputs», som ikke udføres. Slet dem, og beregn feltet i en scriptopgave.",
        )
