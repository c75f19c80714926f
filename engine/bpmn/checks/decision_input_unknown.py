"""En beslutningstabel læser kun felter, som sættes et sted.

Hvorfor: Er et felt tomt, passer ingen regel i tabellen, og sagen standser.

Forkert: Tabellen læser `paragraf`, men formularens felt hedder `lovparagraf`.

Rigtigt: Tabellens input og formularens felt hedder begge `paragraf`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean


def check(subject: Subject) -> Iterator[Met]:
    """Variables that a decision reads and nothing sets."""
    if not subject.variables.complete:
        return
    for task in subject.elements("businessRuleTask"):
        decision = subject.context.decisions.get(task.settings.decision_ref or "")
        for name in sorted(decision.variables - subject.known) if decision and not decision.requires else ():
            yield Met(
                task,
                f"Beslutningstabellen læser feltet «{name}», som sættes ingen "
                f"steder.{did_you_mean(name, subject.known)}",
            )
