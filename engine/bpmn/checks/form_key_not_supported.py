"""Formularer er lavet i Camunda Modeler (Camunda Forms).

Hvorfor: Indlejrede HTML-formularer og adresser på andre systemer kan ikke vises her.

Forkert: «Form key» er `embedded:app:forms/vurdering.html`.

Rigtigt: Vælg «Camunda Forms» under «Forms», og skriv formularens id i «Form reference».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Form keys that are not files of the deployment."""
    for element in subject.elements():
        key = element.attributes.get("camunda:formKey")
        if key is not None and element.settings.form is None:
            yield Met(
                element,
                f"Formularen «{key}» kan ikke vises. Lav den som Camunda Form, og skriv dens id i «Form reference».",
            )
