"""Den valgte form for resultat hører sammen med et resultatfelt.

Hvorfor: Uden «Result variable» skriver tabellen sine outputs hver for sig, og den valgte form bruges ikke.

Forkert: «Map decision result» er `singleEntry`, og «Result variable» er tomt.

Rigtigt: «Result variable» er `modtagende_team`, eller begge felter er tomme.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """A chosen mapping of the decision's result that has no result variable to go to."""
    for task in subject.elements("businessRuleTask"):
        kind = task.settings.map_decision_result
        if kind != "resultList" and not task.settings.result_variable:
            yield Met(
                task,
                f"«Map decision result» ({kind}) bruges ikke, fordi «Result variable» er tomt. Udfyld "
                "«Result variable», eller slet begge.",
            )
