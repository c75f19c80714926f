"""En brugeropgave har en kandidatgruppe eller en bestemt modtager.

Hvorfor: Uden modtager er der ingen, som ser opgaven på sin liste, og sagen står stille.

Forkert: Felterne «Candidate groups», «Candidate users» og «Assignee» er tomme.

Rigtigt: «Candidate groups» er teamets id, fx `tot`, eller `=ansvarlig_team`, når teamet afhænger af sagen.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import HUMAN, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """User and manual tasks without groups, users and assignee."""
    for task in subject.elements(*HUMAN):
        settings = task.settings
        if not (settings.candidate_groups or settings.candidate_users or settings.assignee):
            yield Met(
                task,
                "Opgaven har ingen modtager, så ingen ser den på sin liste. Skriv et team i feltet «Candidate groups», "
                "fx tot eller =ansvarlig_team.",
            )
