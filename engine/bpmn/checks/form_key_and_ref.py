"""En opgave har enten en «Form reference» eller en «Form key», ikke begge.

Hvorfor: Ellers kan systemet ikke vide, hvilken formular der er ment.

Forkert: Både `camunda:formRef` og `camunda:formKey` er udfyldt.

Rigtigt: Vælg typen «Camunda Forms» under «Forms», og udfyld kun «Form reference».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Elements that name a form in both ways."""
    for element in subject.elements():
        key = element.attributes.get("camunda:formKey")
        if key is not None and element.settings.form is not None:
            yield Met(
                element,
                f"Opgaven har både «Form reference» ({element.settings.form.name}) og «Form key» ({key}). "
                "Slet «Form key», og behold «Form reference».",
            )
