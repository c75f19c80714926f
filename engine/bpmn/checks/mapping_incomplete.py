"""En overførsel af et felt til eller fra en kaldt procedure siger både hvad og hvorhen.

Hvorfor: Ellers overføres ingenting, uden at nogen ser det.

Forkert: «In mapping» med «Source expression» `now()` og tomt «Target».

Rigtigt: «Source expression» `now()` og «Target» `kaldt_den`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """In and out mappings without a source, or with an expression that has no target."""
    for call in subject.elements("callActivity"):
        for mapping in (*call.settings.mappings_in, *call.settings.mappings_out):
            if not mapping.all and not (mapping.source or (mapping.source_expression and mapping.target)):
                met = mapping.source or mapping.source_expression or mapping.target or "uden navn"
                yield Met(
                    call, f"Overførslen af «{met}» mangler «Source» eller «Target». Udfyld begge, eller slet den."
                )
