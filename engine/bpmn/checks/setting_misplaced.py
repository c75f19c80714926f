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
    "assignee": ("«Assignee» (camunda:assignee)", HUMAN),
    "candidate_groups": ("«Candidate groups» (camunda:candidateGroups)", HUMAN),
    "candidate_users": ("«Candidate users» (camunda:candidateUsers)", HUMAN),
    "due_date": ("«Due date» (camunda:dueDate)", HUMAN),
    "follow_up_date": ("«Follow up date» (camunda:followUpDate)", HUMAN),
    "priority": ("«Priority» (camunda:priority)", HUMAN),
    "form": ("«Forms» (camunda:formRef eller camunda:formKey)", (*HUMAN, "startEvent")),
    "decision_ref": ("«Decision reference» (camunda:decisionRef)", ("businessRuleTask",)),
    "result_variable": ("«Result variable» (camunda:resultVariable)", ("businessRuleTask", "scriptTask")),
    "topic": ("«Topic» (camunda:topic)", ("serviceTask",)),
    "business_key": ("«Business key» (camunda:in businessKey)", ("callActivity",)),
    "mappings_in": ("«In mappings» (camunda:in)", ("callActivity",)),
    "mappings_out": ("«Out mappings» (camunda:out)", ("callActivity",)),
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
