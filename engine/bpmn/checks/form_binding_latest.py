"""Formularer bindes til diagrammets egen udrulning.

Hvorfor: Med «latest» skifter formularen under igangværende sager, så snart en ny udrulles, og kan mangle et felt, som
diagrammet læser.

Forkert: «Binding» er «latest».

Rigtigt: «Binding» er «deployment», og .form-filen sendes med.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Forms by reference that are not bound to the deployment."""
    for element in subject.elements():
        form = element.settings.form
        if form and form.kind == "ref" and form.binding != "deployment":
            yield Met(
                element,
                f"Formularen «{form.name}» har bindingen «{form.binding}». Vælg «deployment» under "
                "«Binding», og send filen med.",
            )
