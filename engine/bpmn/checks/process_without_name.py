"""Proceduren har et navn.

Hvorfor: Navnet er det, medarbejderen vælger, når en sag startes.

Forkert: Kun id'et `p85_ekstern_til_intern`.

Rigtigt: «§ 85 – Fra ekstern til intern».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Processes that are only known by their id."""
    process = subject.process
    if process.name in ("", process.id) and process.pool_name in ("", process.id):
        yield Met(process, "Proceduren har intet navn. Skriv det navn, medarbejderne skal se, i feltet «Name».")
