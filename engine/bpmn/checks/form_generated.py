"""Formularens felter står i en .form-fil, ikke på opgaven.

Hvorfor: Felter på opgaven (Generated Task Forms) bliver ikke vist, og svarene ville mangle i sagen.

Forkert: «Forms» er «Generated Task Forms» med feltet `udfald`.

Rigtigt: «Forms» er «Camunda Forms», og feltet `udfald` står i formularen.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Generated forms (`camunda:formData`) and Activiti's form properties."""
    for element in subject.elements():
        if "camunda:formData" in element.attributes or "camunda:formProperty" in element.attributes:
            yield Met(
                element,
                "Felterne er skrevet direkte på elementet og bliver ikke vist. Lav en formular "
                "(.form) med felterne, og henvis til den.",
            )
