"""Et script skriver sit resultat i et felt.

Hvorfor: Uden et navn ved systemet ikke, hvor resultatet skal stå, og sagen standser.

Forkert: Scriptet er `now() + duration("P14D")`, og «Result variable» er tomt.

Rigtigt: «Result variable» er `frist`, eller scriptet er `{frist: now() + duration("P14D")}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.feel import NEVER_CONTEXT, outcomes, read
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Scripts without a result variable that do not give a context of fields."""
    for task in subject.elements("scriptTask"):
        script = None if task.settings.result_variable else read(task.settings.script or "")
        if script and any(isinstance(node, NEVER_CONTEXT) for node in outcomes(script)):
            yield Met(
                task,
                "Scriptet har intet sted at skrive resultatet. Udfyld «Result variable», eller skriv "
                "{felt: værdi} i scriptet.",
            )
