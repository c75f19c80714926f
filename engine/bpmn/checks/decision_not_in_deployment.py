"""En beslutningstabel med bindingen «deployment» sendes med sammen med diagrammet.

Hvorfor: Bindingen betyder, at netop den tabel bruges, der er udrullet sammen med diagrammet.

Forkert: «Binding» er «deployment», men kun .bpmn-filen er valgt, da der trykkes Deploy.

Rigtigt: .dmn-filen vælges under «Include additional files», eller bindingen er «latest», når flere procedurer deler
tabellen.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Decisions with binding deployment that are known, but do not come along."""
    context = subject.context
    for task in subject.elements("businessRuleTask"):
        reference = task.settings.decision_ref
        bound_here = task.settings.decision_binding == "deployment"
        if bound_here and reference in context.decisions and reference not in context.decisions_in_deployment:
            yield Met(
                task,
                f"Beslutningstabellen «{reference}» er ikke sendt med. Vælg .dmn-filen under «Include "
                "additional files» i "
                "Camunda Modelers Deploy-vindue, eller vælg bindingen «latest», hvis flere procedurer deler tabellen.",
            )
