"""En kandidatgruppe er et team, som kommunen har.

Hvorfor: Et ukendt team har ingen medlemmer, og opgaven når aldrig frem til nogen.

Forkert: «Candidate groups» er `fagtema` eller teamets navn «Fagteam».

Rigtigt: Teamets id, fx `fagteam`. Skal teamet læses af sagen, begynder feltet med et lighedstegn: `=ansvarlig_team`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean


def check(subject: Subject) -> Iterator[Met]:
    """Literal candidate groups that the organisation does not have."""
    groups = subject.context.groups
    if groups is None:
        return
    for task in subject.elements():
        for group in task.settings.candidate_groups:
            if not group.startswith("=") and group not in groups:
                hint = (
                    f" Er det et felt i sagen, skrives ={group}."
                    if group in subject.known
                    else did_you_mean(group, groups)
                )
                yield Met(
                    task, f"Teamet «{group}» findes ikke. Ret «Candidate groups» til et af kommunens team-id'er.{hint}"
                )
