"""Alle brugeropgaver i en bane har samme kandidatgruppe.

Hvorfor: Banen siger, hvem der gør noget. Står der opgaver til flere teams i den, passer tegningen ikke.

Forkert: Banen «TOT» med en opgave til `tot` og en til `fagteam`.

Rigtigt: Opgaven til `fagteam` står i banen «Fagteam».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import listed


def check(subject: Subject) -> Iterator[Met]:
    """Lanes whose user tasks have different candidate groups."""
    for lane in subject.process.lanes:
        tasks = [subject.process.elements[i] for i in lane.element_ids if i in subject.process.elements]
        groups = {t.settings.candidate_groups for t in tasks if t.type == "userTask" and t.settings.candidate_groups}
        if len(groups) > 1:
            names = listed(sorted(", ".join(group) for group in groups))
            yield Met(
                lane,
                f"I banen er der opgaver til flere teams ({names}). Flyt opgaverne til en bane for "
                "hvert team, eller ret «Candidate groups».",
            )
