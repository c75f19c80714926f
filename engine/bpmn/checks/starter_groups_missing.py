"""Proceduren siger, hvilke teams der må starte den.

Hvorfor: Står feltet tomt, kan alle, der er med i et team, starte en sag.

Forkert: «Candidate starter groups» er tomt.

Rigtigt: «Candidate starter groups» er det team, der har den første opgave.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Processes that say nothing of who may start them."""
    process = subject.process
    if not process.candidate_starter_groups and not process.candidate_starter_users:
        yield Met(
            process,
            "Alle, der er med i et team, kan starte proceduren. Skriv i «Candidate starter groups», "
            "hvilke teams der må.",
        )
