"""En indstilling står på den slags trin, der bruger den.

Hvorfor: Den, der har udfyldt feltet, tror, at det virker.

Forkert: «Candidate groups» på en scriptopgave eller en formular på en gateway.

Rigtigt: «Candidate groups» og formularen står på brugeropgaven.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import HUMAN, Met, Subject
from engine.bpmn.checks.supported import runs
from engine.bpmn.settings import ElementSettings

_EMPTY = ElementSettings()
_BELONGS = {
    "assignee": ("«Assignee»", HUMAN),
    "candidate_groups": ("«Candidate groups»", HUMAN),
    "candidate_users": ("«Candidate users»", HUMAN),
    "due_date": ("«Due date»", HUMAN),
    "follow_up_date": ("«Follow up date»", HUMAN),
    "priority": ("«Priority»", HUMAN),
    "form": ("formularen", (*HUMAN, "startEvent")),
    "decision_ref": ("«Decision reference»", ("businessRuleTask",)),
    "result_variable": ("«Result variable»", ("businessRuleTask", "scriptTask")),
    "topic": ("«Topic»", ("serviceTask",)),
    "business_key": ("«Business key»", ("callActivity",)),
    "mappings_in": ("«In mappings»", ("callActivity",)),
    "mappings_out": ("«Out mappings»", ("callActivity",)),
}


def check(subject: Subject) -> Iterator[Met]:
    """Settings on elements of a type that does not read them."""
    for element in subject.elements():
        for name, (label, types) in _BELONGS.items():
            given = getattr(element.settings, name) != getattr(_EMPTY, name)
            if given and element.type not in types and runs(element):
                yield Met(
                    element,
                    f"Indstillingen {label} bruges ikke på denne slags trin. Fjern den, eller flyt "
                    "den til det trin, den hører til.",
                )
