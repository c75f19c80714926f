"""En frist eller dato, som et script beregner, bruges et sted.

Hvorfor: En frist, der beregnes og aldrig bruges, bliver hverken vist eller overholdt.

Forkert: Scriptet sætter `vum_frist`, men ingen opgave har `=vum_frist` som «Due date».

Rigtigt: Opgaven har `=vum_frist` som «Due date», eller linjen i scriptet er slettet.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.feel import date_keys, read
from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import listed


def check(subject: Subject) -> Iterator[Met]:
    """Dates that a script computes and nothing around the process reads."""
    if not subject.reads.complete:
        return
    for task in subject.elements("scriptTask"):
        script = read(task.settings.script or "")
        unread = sorted(date_keys(script, task.settings.result_variable) - subject.reads.names) if script else []
        if unread:
            yield Met(
                task,
                f"Trinnet beregner {listed(unread)}, som ikke læses nogen steder. Brug datoen som "
                "frist, i en timer eller "
                "i en betingelse, eller slet den.",
            )
