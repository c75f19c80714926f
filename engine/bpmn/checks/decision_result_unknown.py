"""Resultatet af en beslutningstabel gemmes på en af de fire måder, der findes.

Hvorfor: Ellers ved systemet ikke, hvad der skal stå i sagen.

Forkert: «Map decision result» er `firstResult`.

Rigtigt: `singleEntry` (én værdi), `singleResult` (én række), `collectEntries` (en liste af værdier) eller
`resultList` (en liste af rækker).
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject

KINDS = ("singleEntry", "singleResult", "collectEntries", "resultList")


def check(subject: Subject) -> Iterator[Met]:
    """Business rule tasks with a mapping of the result that does not exist."""
    for task in subject.elements("businessRuleTask"):
        if task.settings.map_decision_result not in KINDS:
            yield Met(
                task,
                f"Resultatet kan ikke gemmes som «{task.settings.map_decision_result}». Vælg en af {', '.join(KINDS)}.",
            )
