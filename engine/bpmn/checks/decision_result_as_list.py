"""Et resultatfelt får den form, som diagrammet læser.

Hvorfor: Vælges ingen form, er resultatet en liste af rækker, og en betingelse som `resultat = "ja"` er aldrig
opfyldt.

Forkert: «Result variable» er `modtagende_team`, og «Map decision result» er tomt.

Rigtigt: «Map decision result» er `singleEntry`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Result variables that hold a list of rows because no mapping was chosen."""
    for task in subject.elements("businessRuleTask"):
        if task.settings.result_variable and task.settings.map_decision_result == "resultList":
            yield Met(
                task,
                f"«{task.settings.result_variable}» bliver en liste af rækker. Vælg «singleEntry» i "
                "«Map decision result», "
                "hvis tabellen giver én værdi.",
            )
