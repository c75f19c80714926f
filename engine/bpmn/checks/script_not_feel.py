"""Scriptopgaver er skrevet i FEEL.

Hvorfor: Systemet kører kun FEEL, så et diagram ikke kan gøre andet end at regne.

Forkert: «Format» er `javascript` eller `groovy`.

Rigtigt: «Format» er `feel`, og scriptet er fx `now() + duration("P14D")` med et navn i «Result variable».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.expressions import is_feel
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Script tasks in another language than FEEL, or with their script in a file."""
    for task in subject.elements("scriptTask"):
        if "camunda:resource" in task.attributes:
            yield Met(task, "Scriptet ligger i en fil. Skriv det i feltet «Script» som FEEL.")
        elif not is_feel(task.settings.script_format):
            language = task.settings.script_format
            yield Met(task, f"Scriptet er skrevet i «{language}». Skriv det i FEEL, og sæt «Format» til feel.")
