"""Det team, en bane hører til, har medlemmer.

Hvorfor: Har teamet ingen medlemmer, er der ingen, der ser opgaverne.

Forkert: Alle opgaver i banen har et team, hvor ingen er meldt ind.

Rigtigt: Meld medarbejdere ind i teamet, eller brug et team, der er bemandet.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import listed


def check(subject: Subject) -> Iterator[Met]:
    """Lanes whose literal groups have no member at all."""
    staffed = subject.context.staffed_groups
    if staffed is None:
        return
    for lane in subject.process.lanes:
        tasks = [subject.process.elements[i] for i in lane.element_ids if i in subject.process.elements]
        groups = {g for task in tasks for g in task.settings.candidate_groups if not g.startswith("=")}
        if groups and not groups & staffed:
            yield Met(
                lane,
                f"Ingen medarbejder er medlem af {listed(sorted(groups))}. Meld nogen ind i teamet, "
                "eller ret «Candidate groups» på opgaverne i banen.",
            )
