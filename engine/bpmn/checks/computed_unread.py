"""Et felt, som et script eller en tabel beregner, bruges et sted.

Hvorfor: En frist, der beregnes og aldrig bruges, bliver hverken vist eller overholdt.

Forkert: Scriptet sætter `vum_frist`, men ingen opgave har `=vum_frist` som «Due date».

Rigtigt: Opgaven har `=vum_frist` som «Due date», eller linjen i scriptet er slettet.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.variables import results
from engine.bpmn.checks.wording import listed


def check(subject: Subject) -> Iterator[Met]:
    """Results of script and decision steps that nothing around the process reads."""
    if not subject.reads.complete:
        return
    for element in subject.elements("scriptTask", "businessRuleTask"):
        unread = sorted(results(element, subject.context) - subject.reads.names)
        if unread:
            yield Met(
                element,
                f"Trinnet beregner {listed(unread)}, som ikke læses nogen steder. Brug det, fx som "
                "frist eller i en betingelse, eller slet det.",
            )
