"""De teams, der må starte proceduren, er teams, som kommunen har.

Hvorfor: Er teamet ukendt, kan ingen starte en sag.

Forkert: «Candidate starter groups» er `vendepunkt`.

Rigtigt: «Candidate starter groups» er `vendepunktet`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean


def check(subject: Subject) -> Iterator[Met]:
    """Candidate starter groups that the organisation does not have."""
    groups = subject.context.groups
    for group in subject.process.candidate_starter_groups:
        if groups is not None and group not in groups:
            yield Met(
                subject.process,
                f"Teamet «{group}», der må starte proceduren, findes ikke. Ret «Candidate starter "
                f"groups».{did_you_mean(group, groups)}",
            )
