"""Felterne «Asynchronous continuations» og «Job execution» er tomme.

Hvorfor: Systemet bestemmer selv, hvornår et trin gemmes og prøves igen; felterne gør ingen forskel.

Forkert: Fluebenet «Before» er sat, eller «Retry time cycle» er `R3/PT10M`.

Rigtigt: Felterne er tomme.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.leftovers import Handling, leftovers
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Asynchronous continuations, retry cycles and job priorities."""
    for left in leftovers(subject, Handling.ASYNC):
        yield Met(
            left.place,
            f"Indstillingen {left.name} bruges ikke; systemet gemmer selv hvert trin. Ryd feltet "
            "under «Asynchronous continuations» eller «Job execution».",
        )
