"""Den beslutningstabel, som en regelopgave bruger, findes.

Hvorfor: Uden tabellen standser sagen ved trinnet.

Forkert: «Decision reference» er tom eller `maalgruppe`, som ingen .dmn-fil har som id.

Rigtigt: «Decision reference» er tabellens id, og .dmn-filen sendes med eller er udrullet før.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean, is_computed


def check(subject: Subject) -> Iterator[Met]:
    """Business rule tasks without a decision, with a computed one, or with one that nobody has."""
    known = subject.context.decisions
    for task in subject.elements("businessRuleTask"):
        reference = task.settings.decision_ref
        if not reference:
            yield Met(
                task,
                "Trinnet har ingen beslutningstabel. Vælg «DMN» under «Implementation», og skriv "
                "tabellens id i «Decision reference».",
            )
        elif is_computed(reference):
            yield Met(
                task, f"Tabellens id kan ikke beregnes («{reference}»). Skriv tabellens id, som det står i .dmn-filen."
            )
        elif reference not in known:
            hint = did_you_mean(reference, known)
            yield Met(
                task,
                f"Beslutningstabellen «{reference}» findes ikke. Send .dmn-filen med under «Include "
                f"additional files».{hint}",
            )
