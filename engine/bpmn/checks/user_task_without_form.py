"""En brugeropgave har en formular.

Hvorfor: Uden formular kan opgaven kun markeres som færdig; der bliver ikke skrevet noget i sagen.

Forkert: En opgave «Vurdér sagen» uden formular.

Rigtigt: En formular med mindst ét felt til det, opgaven handler om.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """User tasks that name no form at all."""
    for task in subject.elements("userTask"):
        if task.settings.form is None and not any(name.startswith("camunda:form") for name in task.attributes):
            yield Met(
                task,
                "Opgaven har ingen formular og kan kun markeres som færdig. Vælg en formular under "
                "«Forms», hvis noget skal noteres.",
            )
